import { tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, late, problem } from "../partner-api";
import { acme, wireTenant } from "../wire-tenant";
import { tokenAnswer } from "../wire-token";

const token = "POST /oauth/token";
const list = `GET ${tenantsPath}`;
const create = `POST ${tenantsPath}`;
const tenant = { tenantName: "Acme Co.", tenantDomain: "acme" };
const timing = { operationMs: 20_000 };

describe("an operation as a whole has a deadline", () => {
  it("that ends a request under way", async () => {
    const api = fakePartnerApi();
    api.answers(list, late(api.system, 60_000, { status: 200, body: { tenants: [] } }));
    const error = await api.system.run(failureOf(api.client({ timing }).tenants.list()));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_TIMEOUT" });
    expect(error.message).toBe("the list of tenants took longer than 20 s and was stopped");
    expect(api.system.now()).toBe(20_000);
  });

  it("that ends a wait for the next try", async () => {
    const api = fakePartnerApi();
    api.always(list, problem(503, {}, { "retry-after": "30" }));
    const error = await api.system.run(failureOf(api.client({ timing }).tenants.list()));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_TIMEOUT" });
    expect({ lines: api.lines(), now: api.system.now() }).toEqual({ lines: [token, list], now: 20_000 });
  });

  it("that ends a wait for the throttle, of who waits behind another", async () => {
    const api = fakePartnerApi();
    api.answers(list, late(api.system, 15_000, problem(429, {}, { "retry-after": "30" })));
    const { tenants } = api.client({ timing, throttle: { burst: 1 } });
    const errors = await api.system.run(Promise.all([tenants.list(), tenants.get("a")].map(failureOf)));
    for (const error of errors) expect(error).toMatchObject({ code: "ERR_PRINTIX_TIMEOUT" });
    expect(api.lines()).toEqual([token, list]);
  });

  it("that ends a wait for a token that others share, and leaves it to them", async () => {
    const api = fakePartnerApi();
    api.answers(token, late(api.system, 30_000, { status: 200, body: tokenAnswer(1) }));
    api.always(list, { status: 200, body: { tenants: [] } });
    const { tenants } = api.client({ timing });
    const early = failureOf(tenants.list());
    await api.system.advance(15_000);
    const late2 = tenants.list();
    expect(await api.system.run(early)).toMatchObject({ code: "ERR_PRINTIX_TIMEOUT" });
    await expect(api.system.run(late2)).resolves.toEqual([]);
    expect(api.lines()).toEqual([token, list]);
  });

  it("after which a creation under way has an unknown outcome", async () => {
    const api = fakePartnerApi();
    api.answers(create, late(api.system, 60_000, { status: 200, body: wireTenant() }));
    const error = await api.system.run(failureOf(api.client({ timing }).tenants.create(tenant)));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toContain('Whether "Acme Co." (acme.printix.net) was created is not known');
    expect(api.lines()).toEqual([token, create]);
  });

  it("after which a creation that was not sent is known not to have been", async () => {
    const api = fakePartnerApi();
    api.answers(create, problem(429, {}, { "retry-after": "30" }));
    const error = await api.system.run(failureOf(api.client({ timing }).tenants.create(tenant)));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_TIMEOUT" });
    expect(error.message).toBe(
      'the creation of "Acme Co." took longer than 20 s and was stopped: rate limited: others use this partner\'s limit too',
    );
  });

  it("that leaves no sleeper behind when it ends in time", async () => {
    const api = fakePartnerApi();
    api.answers(create, { status: 200, body: wireTenant() });
    await expect(api.system.run(api.client().tenants.create(tenant))).resolves.toEqual(acme);
    expect(api.system.sleeping()).toBe(0);
  });
});
