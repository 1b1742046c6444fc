import { undescribed } from "../description/hold-to-description";
import { tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, fault, problem, type Answer } from "../partner-api";

const list = `GET ${tenantsPath}`;
const token = "POST /oauth/token";
const refusal = (status: number) => problem(status, {}, { "X-Printix-Request-ID": "req-7" });

describe("what the token endpoint says is never taken for the API's answer", () => {
  // A 404 means "gone" to a read and "done" to a cancellation; a 409 means "taken" to a creation.
  it.each<[number, Answer]>([
    ...[404, 405].map((status): [number, Answer] => [status, refusal(status)]),
    ...[409, 410, 301].map((status): [number, Answer] => [status, undescribed(refusal(status))]),
  ])("%i", async (status, answer) => {
    const api = fakePartnerApi();
    api.always(token, answer);
    const { tenants } = api.client();
    const calls = [
      () => tenants.list(),
      () => tenants.get("id-1"),
      () => tenants.billingInfo("id-1"),
      () => tenants.create({ tenantName: "Acme", tenantDomain: "acme" }),
      () => tenants.cancel("id-1"),
    ];
    for (const call of calls) {
      const error = await api.system.run(failureOf(call()));
      expect(error).toMatchObject({ code: "ERR_PRINTIX_TOKEN", status, requestId: "req-7" });
      expect(error.message).toBe(
        `no token could be had, so nothing was sent to the API: POST /oauth/token was refused: ${status} (request id req-7)`,
      );
    }
    expect(api.lines()).toEqual(Array(calls.length).fill(token));
  });

  it("with the code of an OAuth error, where it names one", async () => {
    const api = fakePartnerApi();
    api.always(token, { status: 503, body: { error: "temporarily_unavailable", error_description: "token-1" } });
    const error = await api.system.run(failureOf(api.client().tenants.list()));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_TOKEN", status: 503 });
    expect(error.message).toContain("POST /oauth/token was refused: 503 temporarily_unavailable (no request id)");
  });

  it("a body that is no token", async () => {
    const api = fakePartnerApi();
    api.always(token, undescribed({ status: 200, body: "<html>sign in to the guest network</html>" }));
    const create = api.client().tenants.create({ tenantName: "Acme", tenantDomain: "acme" });
    const error = await api.system.run(failureOf(create));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_TOKEN", status: 200 });
    expect(error.message).toContain("it is not JSON");
    expect(api.lines()).toEqual([token]);
  });
});

describe("a token request that fails on the way", () => {
  it.each([
    ["429", problem(429)],
    ["503", problem(503)],
    ["a cut connection", fault("ECONNRESET")],
    ["a host that is not found", fault("ENOTFOUND")],
  ])("is sent again, whatever request waits for it: %s", async (_what, answer) => {
    const api = fakePartnerApi();
    api.answers(token, answer);
    api.answers(`DELETE ${tenantsPath}/id-1`, { status: 204 });
    api.answers(`GET ${tenantsPath}/id-1`, problem(404));
    await api.system.run(api.client().tenants.cancel("id-1"));
    expect(api.lines()).toEqual([token, token, `DELETE ${tenantsPath}/id-1`, `GET ${tenantsPath}/id-1`]);
  });

  it.each([
    ["503", problem(503)],
    ["cut connections", fault("ECONNRESET")],
    ["a host that is not found", fault("ENOTFOUND")],
  ])("is sent five times in all and no more, by one layer of retries: %s", async (_what, answer) => {
    const api = fakePartnerApi();
    api.always(token, answer);
    const error = await api.system.run(failureOf(api.client().tenants.list()));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_TOKEN" });
    expect(api.lines()).toEqual(Array(5).fill(token));
  });

  it("is not given up for good: the next call asks again", async () => {
    const api = fakePartnerApi();
    api.answers(token, ...Array<ReturnType<typeof problem>>(5).fill(problem(503)));
    api.always(list, { status: 200, body: { tenants: [] } });
    const { tenants } = api.client();
    await api.system.run(failureOf(tenants.list()));
    await expect(api.system.run(tenants.list())).resolves.toEqual([]);
  });

  it("fails at once where the endpoint asks for a wait that is too long", async () => {
    const api = fakePartnerApi();
    api.always(token, problem(429, {}, { "Retry-After": "90" }));
    const error = await api.system.run(failureOf(api.client().tenants.list()));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_RATE_LIMIT" });
    expect(error.message).toContain("Run again after 2026-01-01T00:01:30.000Z");
    expect(api.lines()).toEqual([token]);
  });
});
