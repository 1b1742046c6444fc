import { tenantId, tenantPath, tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi } from "../partner-api";
import { selfUrl, wireTenant } from "../wire-tenant";

const token = "POST /oauth/token";

describe("a redirect is not followed", () => {
  it.each([301, 302, 303, 307, 308])("%i, neither to another host nor on the same one", async (status) => {
    for (const location of ["https://elsewhere.example/tenants", "https://auth.printix.net/tenants", "/public/other"]) {
      const api = fakePartnerApi();
      api.answers(`GET ${tenantsPath}`, { status, headers: { location } });
      const error = await api.system.run(failureOf(api.client().tenants.list()));
      expect(error).toMatchObject({ code: "ERR_PRINTIX_API", status });
      expect(api.lines()).toEqual([token, `GET ${tenantsPath}`]);
    }
  });

  it("by the token endpoint's request, which holds the client secret", async () => {
    const api = fakePartnerApi();
    api.answers(token, { status: 307, headers: { location: "https://api.printix.net/oauth/token" } });
    expect(await api.system.run(failureOf(api.client().tenants.list()))).toMatchObject({ code: "ERR_PRINTIX_TOKEN" });
    expect(api.lines()).toEqual([token]);
  });
});

it("the bearer token goes to the API's origin alone, wherever a link points", async () => {
  const api = fakePartnerApi();
  const href = selfUrl().replace("api.printix.net", "elsewhere.example");
  const body = wireTenant({ _links: { self: { href } } });
  api.always(`GET ${tenantsPath}`, { status: 200, body: { _links: { next: { href } }, tenants: [body] } });
  api.always(`GET ${tenantPath}`, { status: 200, body });
  api.always(`DELETE ${tenantPath}`, { status: 204 });
  const { tenants } = api.client();
  await api.system.run(tenants.list());
  await api.system.run(tenants.get(tenantId));
  await api.system.run(tenants.cancel(tenantId));
  const withToken = api.requests.filter(({ headers }) => headers.has("authorization"));
  expect(withToken.map(({ origin }) => origin)).toEqual(Array(3).fill("https://api.printix.net"));
});

it.each(["//elsewhere.example/{tenantId}", "/\\elsewhere.example/{tenantId}", "/@elsewhere.example/{tenantId}"])(
  "a path of cancel cannot leave that origin: %s",
  async (path) => {
    const api = fakePartnerApi();
    await api.system.run(failureOf(api.client({ cancel: { path } }).tenants.cancel(tenantId)));
    expect(new Set(api.requests.slice(1).map(({ origin }) => origin))).toEqual(new Set(["https://api.printix.net"]));
  },
);
