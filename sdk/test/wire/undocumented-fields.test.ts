import { inspect } from "node:util";
import { undescribed } from "../description/hold-to-description";
import { tenantPath, tenantsPath } from "../examples";
import { fakePartnerApi } from "../partner-api";
import { acme, wireBillingInfo, wireTenant } from "../wire-tenant";

const undocumented = { cost: 1, margin: 2, payout: 3, supplier_source: "secret supplier", rate_card: { cost: 4 } };

/** The same document with the undocumented fields in every object of it. */
function laced(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(laced);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, laced(item)]);
  return { ...Object.fromEntries(entries), ...undocumented };
}

describe("fields that nobody documented are dropped at any depth", () => {
  it.each([
    ["of a list", { tenants: [wireTenant()] }],
    ["of an embedded list", { _embedded: { tenants: [wireTenant()] } }],
    ["of an envelope", { query: { offset: 0 }, result: [wireTenant()], total: 1 }],
  ])("%s", async (_what, body) => {
    const api = fakePartnerApi();
    api.answers(`GET ${tenantsPath}`, undescribed({ status: 200, body: laced(body) }));
    await expect(api.system.run(api.client().tenants.list())).resolves.toEqual([acme]);
  });

  it("of a tenant and of a new one", async () => {
    const api = fakePartnerApi();
    const answer = undescribed({ status: 200, body: laced(wireTenant()) });
    api.answers(`GET ${tenantPath}`, answer);
    api.answers(`POST ${tenantsPath}`, answer);
    const { tenants } = api.client();
    await expect(api.system.run(tenants.get(acme.id))).resolves.toEqual(acme);
    await expect(api.system.run(tenants.create(acme))).resolves.toEqual(acme);
  });

  it("of billing information", async () => {
    const api = fakePartnerApi();
    api.answers(`GET ${tenantPath}/billing-info`, undescribed({ status: 200, body: laced(wireBillingInfo()) }));
    await expect(api.system.run(api.client().tenants.billingInfo(acme.id))).resolves.toEqual(acme.billingInfo);
  });

  it("of a problem, too", async () => {
    const api = fakePartnerApi();
    const body = laced({ title: "Bad request", violations: [{ property_path: "/tenant_name", detail: "x" }] });
    api.answers(`GET ${tenantPath}`, undescribed({ status: 400, body }));
    const error: unknown = await api.system.run(
      api
        .client()
        .tenants.get(acme.id)
        .catch((caught: unknown) => caught),
    );
    expect(inspect(error, { depth: 9 })).not.toMatch(/cost|margin|payout|supplier|rate_card/);
  });
});
