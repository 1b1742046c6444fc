import { undescribed } from "../description/hold-to-description";
import { tenantPath, tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, problem } from "../partner-api";
import { acme, selfUrl, wireTenant } from "../wire-tenant";

const evil = "\u001b[2J\u001b]0;title\u0007\r\nfine\u009b31m\u202e";
// eslint-disable-next-line no-control-regex -- to find control characters is what this is for
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/;

describe("control characters from the server reach no terminal", () => {
  it("in a problem", async () => {
    const api = fakePartnerApi();
    const violations = [{ property_path: evil, in: evil, detail: evil }];
    api.answers(`GET ${tenantPath}`, undescribed(problem(400, { type: evil, title: evil, detail: evil, violations })));
    const error = await api.system.run(failureOf(api.client().tenants.get(acme.id)));
    expect(error.message).not.toMatch(controls);
    // The only line breaks are our own: one before each violation.
    expect(error.message.split("\n")).toHaveLength(2);
    expect(JSON.stringify(error)).not.toMatch(/\\u00|\\r|\\n/);
  });

  it("in a request id", async () => {
    const api = fakePartnerApi();
    api.answers(`GET ${tenantPath}`, problem(400, {}, { "X-Printix-Request-ID": "req\u009b2J-1" }));
    const error = await api.system.run(failureOf(api.client().tenants.get(acme.id)));
    expect(error.message).toContain("(request id req 2J-1)");
  });

  it("in a tenant", async () => {
    const api = fakePartnerApi();
    const wire = wireTenant({ tenant_name: `Acme${evil}`, _links: { self: { href: `${selfUrl()}?${evil}` } } });
    api.answers(`GET ${tenantsPath}`, undescribed({ status: 200, body: { tenants: [wire] } }));
    const [tenant] = await api.system.run(api.client().tenants.list());
    expect(tenant?.id).toBe(acme.id);
    expect(Object.values(tenant ?? {}).join()).not.toMatch(controls);
  });
});
