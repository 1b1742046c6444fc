import { tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, fault, problem } from "../partner-api";
import { acme, wireTenant } from "../wire-tenant";

const create = `POST ${tenantsPath}`;
const initialUser = { email: "it@acme.example", name: "Ada", createAsAdmin: true };

describe("creating a tenant", () => {
  it("sends the documented body, and nothing else", async () => {
    const api = fakePartnerApi();
    api.answers(create, { status: 200, body: wireTenant() });
    const { tenants } = api.client();
    const tenant = { tenantName: "Acme Co.", tenantDomain: "acme.printix.net", initialUser, note: "not for the wire" };
    await expect(api.system.run(tenants.create(tenant))).resolves.toEqual(acme);
    expect(api.lines()).toEqual(["POST /oauth/token", create]);
    expect(api.requests[1]?.headers.get("content-type")).toBe("application/json");
    expect(api.requests[1]?.body).toBe(
      '{"tenant_name":"Acme Co.","tenant_domain":"acme","initial_user":{"email":"it@acme.example","name":"Ada","create_as_admin":true}}',
    );
  });

  it.each(["acme", "acme.printix.net"])("sends %s as the label that the page's text asks for", async (tenantDomain) => {
    const api = fakePartnerApi();
    api.answers(create, { status: 201, body: wireTenant() });
    await api.system.run(api.client().tenants.create({ tenantName: "Acme Co.", tenantDomain }));
    expect(api.requests[1]?.body).toBe('{"tenant_name":"Acme Co.","tenant_domain":"acme"}');
  });

  it.each([
    ["composed in the answer", "Caf\u00e9"],
    ["decomposed in the answer", "Cafe\u0301"],
  ])("sends names composed, and takes one that is %s for the one that was asked for", async (_what, answered) => {
    const api = fakePartnerApi();
    const decomposed = { email: "it@acme.example", name: "Rene\u0301" };
    const tenant = { tenantName: "Cafe\u0301", tenantDomain: "acme", initialUser: decomposed };
    api.answers(create, { status: 201, body: wireTenant({ tenant_name: answered }) });
    const made = await api.system.run(api.client().tenants.create(tenant));
    expect(made.tenantName).toBe("Caf\u00e9");
    expect(JSON.parse(api.requests[1]?.body ?? "")).toMatchObject({
      tenant_name: "Caf\u00e9",
      initial_user: { name: "Ren\u00e9" },
    });
    expect(api.lines()).toEqual(["POST /oauth/token", create]);
  });

  it("finds a tenant by its name, however its accents are written, after a POST that may have arrived", async () => {
    const api = fakePartnerApi();
    api.answers(create, fault("ECONNRESET"));
    api.answers(`GET ${tenantsPath}`, { status: 200, body: { tenants: [wireTenant({ tenant_name: "Caf\u00e9" })] } });
    const work = api.client().tenants.create({ tenantName: "Cafe\u0301", tenantDomain: "acme" });
    expect((await api.system.run(work)).id).toBe(acme.id);
    expect(api.lines()).toEqual(["POST /oauth/token", create, `GET ${tenantsPath}`]);
  });

  it("repeats an initial user's name in neither spelling", async () => {
    const api = fakePartnerApi();
    const decomposed = { email: "it@acme.example", name: "Rene\u0301 Sample" };
    api.answers(create, problem(403, { detail: "No: Ren\u00e9 Sample, Rene\u0301 Sample." }));
    const tenant = { tenantName: "Acme Co.", tenantDomain: "acme", initialUser: decomposed };
    const { message } = await api.system.run(failureOf(api.client().tenants.create(tenant)));
    expect(message).toContain("No: [redacted], [redacted].");
  });

  it('hands 409, the answer "taken", to its caller', async () => {
    const api = fakePartnerApi();
    api.answers(create, problem(409, { title: "Conflict" }));
    const work = api.client().tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme" });
    expect(await api.system.run(failureOf(work))).toMatchObject({ code: "ERR_PRINTIX_API", status: 409 });
    expect(api.lines()).toEqual(["POST /oauth/token", create]);
  });
});
