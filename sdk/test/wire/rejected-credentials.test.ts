import { undescribed } from "../description/hold-to-description";
import { tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi } from "../partner-api";
import { tokenAnswer } from "../wire-token";

const list = `GET ${tenantsPath}`;
const token = "POST /oauth/token";

describe("rejected client credentials", () => {
  it.each([
    [400, { error: "invalid_client" }, "400 invalid_client"],
    [401, { error: "invalid_client", error_description: "no client client-7f" }, "401 invalid_client"],
    [401, undefined, "401 refused"],
    [403, "<html>", "403 refused"],
  ])("are a plain message: %i %j", async (status, body, reason) => {
    const api = fakePartnerApi();
    const answer = { status, body, headers: { "X-Printix-Request-ID": "req-7" } };
    api.answers(token, typeof body === "object" ? answer : undescribed(answer));
    const error = await api.system.run(failureOf(api.client().tenants.list()));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_CREDENTIALS", status, requestId: "req-7" });
    expect(error.message).toBe(
      `the token endpoint https://auth.printix.net/oauth/token rejected the client id or the client secret: ${reason} (request id req-7). ` +
        "Check both, and that they belong to this environment: production and test have credentials of their own.",
    );
  });

  it("are never sent again: not by those who wait, and not by later calls of any kind", async () => {
    const api = fakePartnerApi();
    api.answers(token, { status: 401, body: { error: "invalid_client" } });
    const { tenants } = api.client();
    const waiting = [tenants.list(), tenants.get("id-1"), tenants.cancel("id-1")].map(failureOf);
    const errors = await api.system.run(Promise.all(waiting));
    await api.system.advance(24 * 3_600_000);
    errors.push(await api.system.run(failureOf(tenants.list())));
    errors.push(await api.system.run(failureOf(tenants.create({ tenantName: "Acme", tenantDomain: "acme" }))));
    expect(errors.map((error) => error.name)).toEqual(Array(5).fill("CredentialsError"));
    expect(api.lines()).toEqual([token]);
    // Nothing but the deadlines of the calls.
    expect(api.system.sleeps.filter((ms) => ms !== 600_000)).toEqual([]);
  });

  it("fail a long queue at once, where they are withdrawn in the middle of it", async () => {
    const api = fakePartnerApi();
    api.answers(
      token,
      { status: 200, body: tokenAnswer(1, 2) },
      { status: 401, body: { error: "invalid_grant" } },
      { status: 401, body: { error: "invalid_client" } },
    );
    api.always(list, { status: 200, body: { tenants: [] } });
    const { tenants } = api.client();
    const outcomes = await api.system.run(Promise.allSettled(Array.from({ length: 40 }, () => tenants.list())));
    expect(outcomes.some(({ status }) => status === "rejected")).toBe(true);
    expect(api.lines().filter((line) => line === token)).toHaveLength(3);
  });
});
