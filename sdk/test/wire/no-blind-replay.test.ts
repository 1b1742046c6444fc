import { tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, fault, problem, type Answer } from "../partner-api";
import { wireTenant } from "../wire-tenant";

const create = `POST ${tenantsPath}`;
const token = "POST /oauth/token";
const tenant = { tenantName: "Acme Co.", tenantDomain: "acme" };

/** Outcomes after which the tenant may exist. */
const ambiguous: [string, Answer][] = [
  ...[500, 502, 503, 504].map((status): [string, Answer] => [`${status}`, problem(status, {}, { "Retry-After": "1" })]),
  ...["ECONNRESET", "EPIPE", "ETIMEDOUT"].map((code): [string, Answer] => [code, fault(code)]),
];

describe("a POST", () => {
  it.each(ambiguous)("goes out once where it may have arrived: %s", async (_what, answer) => {
    const api = fakePartnerApi();
    api.answers(create, answer, { status: 200, body: wireTenant() });
    await api.system.run(failureOf(api.client().tenants.create(tenant)));
    await api.system.advance(600_000);
    expect(api.lines()).toEqual([token, create]);
  });

  it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"])("is sent again where it never left: %s", async (code) => {
    const api = fakePartnerApi();
    api.answers(create, fault(code), { status: 200, body: wireTenant() });
    await api.system.run(api.client().tenants.create(tenant));
    expect(api.lines()).toEqual([token, create, create]);
  });

  it("tells its caller that nobody knows whether it arrived", async () => {
    const api = fakePartnerApi();
    api.answers(create, fault("ECONNRESET"));
    const error = await api.system.run(failureOf(api.client().tenants.create(tenant)));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_NETWORK", isUnsent: false });
    expect(error.message).toBe(
      `${create} at https://api.printix.net got no answer (ECONNRESET): whether it arrived is not known.`.replace(
        create,
        `POST ${tenantsPath}`,
      ),
    );
  });

  it("that never left says so", async () => {
    const api = fakePartnerApi();
    api.always(create, fault("ENOTFOUND"));
    const error = await api.system.run(failureOf(api.client().tenants.create(tenant)));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_NETWORK", isUnsent: true });
    expect(error.message).toContain("was not sent");
  });
});
