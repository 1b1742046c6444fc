import { undescribed } from "../description/hold-to-description";
import { tenantPath, tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi } from "../partner-api";
import { acme, period, wireBillingInfo, wirePeriod, wireTenant } from "../wire-tenant";

const route = `GET ${tenantPath}/billing-info`;

describe("billing information", () => {
  it("is one GET of the tenant's own", async () => {
    const api = fakePartnerApi();
    api.answers(route, { status: 200, body: wireBillingInfo() });
    await expect(api.system.run(api.client().tenants.billingInfo(acme.id))).resolves.toEqual(acme.billingInfo);
    expect(api.lines()).toEqual(["POST /oauth/token", route]);
  });

  it.each([
    ["nothing", {}, {}],
    ["nulls", { current_user_licenses: null, current_billing_period: null, previous_billing_period: null }, {}],
    ["one period", { current_billing_period: wirePeriod }, { currentBillingPeriod: period }],
    [
      "a period that has not ended",
      { current_billing_period: { period_start: wirePeriod.period_start, period_end: null } },
      { currentBillingPeriod: { periodStart: period.periodStart } },
    ],
  ])("of a new tenant may hold %s, alone and in the tenant", async (_what, wire, expected) => {
    const api = fakePartnerApi();
    api.answers(route, { status: 200, body: wire });
    api.answers(`GET ${tenantPath}`, { status: 200, body: wireTenant({ billing_info: wire }) });
    const { tenants } = api.client();
    expect(await api.system.run(tenants.billingInfo(acme.id))).toStrictEqual(expected);
    expect((await api.system.run(tenants.get(acme.id))).billingInfo).toStrictEqual(expected);
  });

  it("is not what has other parts alone", async () => {
    const api = fakePartnerApi();
    api.answers(route, undescribed({ status: 200, body: { result: {} } }));
    const error = await api.system.run(failureOf(api.client().tenants.billingInfo(acme.id)));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_PAYLOAD" });
    expect(error.message).toContain("holds no billing information");
  });

  it("may be missing from a tenant", async () => {
    const api = fakePartnerApi();
    api.answers(`GET ${tenantPath}`, { status: 200, body: wireTenant({ billing_info: null }) });
    expect(await api.system.run(api.client().tenants.get(acme.id))).not.toHaveProperty("billingInfo");
  });

  it.each([
    ["a figure", { current_user_licenses: "s3cret figure", current_billing_period: wirePeriod }],
    ["a date", { current_billing_period: { ...wirePeriod, period_start: 7 } }],
    ["a period", { current_user_licenses: 1, previous_billing_period: "s3cret" }],
  ])("lacks %s that cannot be read, wherever it stands", async (_what, wire) => {
    const api = fakePartnerApi();
    const { tenants } = api.client();
    const body = wireTenant({ billing_info: wire });
    api.answers(route, undescribed({ status: 200, body: wire }));
    const info = await api.system.run(tenants.billingInfo(acme.id));
    expect(Object.keys(info)).toHaveLength(1);
    api.answers(`GET ${tenantPath}`, undescribed({ status: 200, body }));
    api.answers(`GET ${tenantsPath}`, undescribed({ status: 200, body: { tenants: [body] } }));
    api.answers(`POST ${tenantsPath}`, undescribed({ status: 200, body }));
    const created = { ...acme, billingInfo: info };
    expect(await api.system.run(tenants.get(acme.id))).toEqual(created);
    expect(await api.system.run(tenants.list())).toEqual([created]);
    expect(await api.system.run(tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme" }))).toEqual(created);
    expect(api.notices).toEqual([]);
  });

  it("is not believed where nothing of it can be read, and nothing is repeated", async () => {
    const api = fakePartnerApi();
    api.answers(route, undescribed({ status: 200, body: { current_user_licenses: "s3cret figure" } }));
    const error = await api.system.run(failureOf(api.client().tenants.billingInfo(acme.id)));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_PAYLOAD" });
    expect(error.message).toContain("holds no billing information that can be read");
    expect(error.message).not.toContain("s3cret");
  });
});
