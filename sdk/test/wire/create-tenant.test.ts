import { tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, problem } from "../partner-api";
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

  it('hands 409, the answer "taken", to its caller', async () => {
    const api = fakePartnerApi();
    api.answers(create, problem(409, { title: "Conflict" }));
    const work = api.client().tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme" });
    expect(await api.system.run(failureOf(work))).toMatchObject({ code: "ERR_PRINTIX_API", status: 409 });
    expect(api.lines()).toEqual(["POST /oauth/token", create]);
  });
});
