import { newTenantBody, tenantSchema } from "../../src/wire/tenant";
import { acme, selfUrl, wireTenant } from "../wire-tenant";

/** Where a body does not fit, or nothing where it does. */
function faults(body: unknown): string[] {
  const { error } = tenantSchema.safeParse(body);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("a tenant on the wire", () => {
  it("is the API page's", () => {
    expect(tenantSchema.parse(wireTenant())).toEqual(acme);
  });

  it.each([
    ["a UUID", selfUrl()],
    ["the page's partner id, which is no UUID", selfUrl("00000000-1111--22222-123456789abc")],
    ["on another host and port", selfUrl().replace("https://api.printix.net", "http://127.0.0.1:8080")],
    ["without a host", new URL(selfUrl()).pathname],
    ["with a query", `${selfUrl()}?full=true`],
    ["that ends in a slash", `${selfUrl()}/`],
    ["that ends in two, before a query", `${selfUrl()}//?full=true`],
  ])("has its id in its own link: %s", (_what, href) => {
    const id = tenantSchema.parse(wireTenant({ _links: { self: { href } } })).id;
    expect(href).toContain(`/tenants/${id}`);
  });

  it.each([
    ["of the list", selfUrl("")],
    ["of its billing info", `${selfUrl()}/billing-info`],
    ["of nothing", ""],
    ["that is no URL", "http://["],
    ["with something climbing in it", selfUrl("%2e%2e")],
  ])("has no id in a link %s", (_what, href) => {
    expect(faults(wireTenant({ _links: { self: { href } } }))).toEqual([
      "_links.self.href: does not end in a tenant's id",
    ]);
  });

  it.each([
    ["tenant_name", undefined],
    ["tenant_name", 7],
    ["tenant_domain", undefined],
    ["tenant_domain", "acme/../other"],
    ["tenant_domain", "acme\u001b[2J"],
    ["_links", undefined],
  ])("is not believed without a good %s: %j", (key, value) => {
    expect(faults(wireTenant({ [key]: value }))).toHaveLength(1);
  });

  it("has one spelling for its name, however its accents are written", () => {
    const { tenantName } = tenantSchema.parse(wireTenant({ tenant_name: "Cafe\u0301" }));
    expect(tenantName).toBe("Caf\u00e9");
  });

  it("has one spelling for its domain", () => {
    expect(tenantSchema.parse(wireTenant({ tenant_domain: "Acme" }))).toMatchObject({
      tenantDomain: "acme.printix.net",
      homeUrl: "https://acme.printix.net",
    });
  });

  it("needs no billing information, and none that can be read", () => {
    for (const billing_info of [undefined, null, "none", 7, []]) {
      expect(tenantSchema.parse(wireTenant({ billing_info }))).not.toHaveProperty("billingInfo");
    }
  });
});

describe("the body of a creation", () => {
  it("has the name and the domain's label alone where there is no initial user", () => {
    expect(JSON.parse(newTenantBody({ tenantName: "Acme Co.", tenantDomain: "acme" }, "acme"))).toEqual({
      tenant_name: "Acme Co.",
      tenant_domain: "acme",
    });
  });

  it.each([
    [undefined, false],
    [false, false],
    [true, true],
  ])("makes an initial user an administrator where that is asked for: %s → %s", (asked, sent) => {
    const initialUser = { email: "it@acme.example", name: "Ada", ...(asked !== undefined && { createAsAdmin: asked }) };
    const body = newTenantBody({ tenantName: "Acme Co.", tenantDomain: "acme", initialUser }, "acme");
    expect(JSON.parse(body)).toHaveProperty("initial_user", {
      email: "it@acme.example",
      name: "Ada",
      create_as_admin: sent,
    });
  });
});
