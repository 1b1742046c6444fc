import { tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, late, problem } from "../partner-api";
import { wireTenant } from "../wire-tenant";

const create = `POST ${tenantsPath}`;
const get = (id: string) => `GET ${tenantsPath}/${id}`;
const found = (id: string) => ({ status: 200, body: wireTenant({}, id) });

describe("a 429 halts everybody", () => {
  it("until Retry-After is over; then all go on, in the order of their arrival", async () => {
    const api = fakePartnerApi();
    const ids = ["a", "b", "c", "d"];
    for (const id of ids) api.always(get(id), found(id));
    api.answers(get("a"), problem(429, {}, { "Retry-After": "10" }));
    const { tenants } = api.client({ throttle: { burst: 1 } });
    await api.system.run(Promise.all(ids.map((id) => tenants.get(id))));
    expect(api.requests.slice(1).map(({ method, path, atMs }) => [`${method} ${path}`, atMs])).toEqual([
      [get("a"), 0],
      [get("b"), 10_000],
      [get("c"), 10_200],
      [get("d"), 10_400],
      [get("a"), 10_600],
    ]);
    expect(api.notices).toEqual([
      "rate limited: others use this partner's limit too, so requests wait until the API takes them",
      "rate limited: waiting 10 s",
    ]);
  });

  it("and requests that were on their way when it came still count", async () => {
    const api = fakePartnerApi();
    api.answers(get("a"), late(api.system, 100, problem(429, {}, { "Retry-After": "5" })), found("a"));
    api.answers(get("b"), late(api.system, 3_000, found("b")));
    api.answers(get("c"), found("c"));
    api.answers(get("warm-up"), found("warm-up"));
    const { tenants } = api.client();
    // A client's first request goes alone.
    await api.system.run(tenants.get("warm-up"));
    const first = [tenants.get("a"), tenants.get("b")];
    await api.system.advance(200);
    await api.system.run(Promise.all([...first, tenants.get("c")]));
    const sent = api.requests.slice(2).map(({ path, atMs }) => [path.slice(-1), atMs]);
    expect(sent.slice(0, 2)).toEqual([
      ["a", 0],
      ["b", 0],
    ]);
    expect(sent.slice(2).sort()).toEqual([
      ["a", 5_100],
      ["c", 5_100],
    ]);
  });

  it("a second where it does not say for how long", async () => {
    const api = fakePartnerApi();
    api.answers(get("a"), problem(429), found("a"));
    await api.system.run(api.client().tenants.get("a"));
    expect(api.requests.slice(1).map(({ atMs }) => atMs)).toEqual([0, 1_000]);
  });

  it("until the HTTP date that it names", async () => {
    const api = fakePartnerApi();
    api.answers(get("a"), problem(429, {}, { "Retry-After": "Thu, 01 Jan 2026 00:00:20 GMT" }), found("a"));
    await api.system.run(api.client().tenants.get("a"));
    expect(api.requests.at(-1)?.atMs).toBe(20_000);
  });

  it("for as long as it takes: a short one is no reason to give up, and is told once", async () => {
    const api = fakePartnerApi();
    const refusals = Array.from({ length: 20 }, () => problem(429, {}, { "Retry-After": "1" }));
    api.answers(create, ...refusals, { status: 200, body: wireTenant() });
    await api.system.run(api.client().tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme" }));
    expect(api.lines()).toEqual(["POST /oauth/token", ...Array<string>(21).fill(create)]);
    expect(api.notices).toEqual([
      "rate limited: others use this partner's limit too, so requests wait until the API takes them",
    ]);
  });

  it("and then says why it took too long, of a request that was in the queue too", async () => {
    const api = fakePartnerApi();
    api.always(get("a"), problem(429, {}, { "Retry-After": "20" }));
    const { tenants } = api.client({ throttle: { burst: 1 }, timing: { operationMs: 50_000 } });
    const errors = await api.system.run(Promise.all(["a", "b"].map((id) => failureOf(tenants.get(id)))));
    expect(errors.map(({ message }) => message)).toEqual(
      ["a", "b"].map(
        (id) =>
          `reading tenant ${id} took longer than 50 s and was stopped: rate limited: others use this partner's limit too`,
      ),
    );
    expect(errors[0]).toMatchObject({ code: "ERR_PRINTIX_TIMEOUT" });
  });

  it("a POST too, which is then sent again: it was refused, so it did nothing", async () => {
    const api = fakePartnerApi();
    api.answers(create, problem(429, {}, { "Retry-After": "2" }), { status: 200, body: wireTenant() });
    await api.system.run(api.client().tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme" }));
    expect(api.lines()).toEqual(["POST /oauth/token", create, create]);
    expect(api.requests.at(-1)?.atMs).toBe(2_000);
  });

  it("but a 503 halts only the request that it answered", async () => {
    const api = fakePartnerApi();
    api.answers(get("a"), problem(503, {}, { "Retry-After": "30" }), found("a"));
    api.answers(get("b"), found("b"));
    const { tenants } = api.client();
    const slow = tenants.get("a");
    await api.system.advance(100);
    await api.system.run(tenants.get("b"));
    await api.system.run(slow);
    expect(api.requests.slice(1).map(({ path, atMs }) => [path.slice(-1), atMs])).toEqual([
      ["a", 0],
      ["b", 100],
      ["a", 30_000],
    ]);
  });
});

it("sixty requests cost sixty requests and one token, in ten seconds and a round trip", async () => {
  const api = fakePartnerApi();
  api.always(create, late(api.system, 20, { status: 200, body: wireTenant() }));
  const { tenants } = api.client();
  const creating = Array.from({ length: 60 }, () => tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme" }));
  await api.system.run(Promise.all(creating));
  expect(api.lines()).toEqual(["POST /oauth/token", ...Array<string>(60).fill(create)]);
  // The last answer is a round trip behind; timers have whole milliseconds.
  expect(api.system.now()).toBeLessThanOrEqual(10_000 + 2 * 20 + 1);
});
