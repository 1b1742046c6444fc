import { tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, problem } from "../partner-api";
import { wireTenant } from "../wire-tenant";

const list = `GET ${tenantsPath}`;
const create = `POST ${tenantsPath}`;
const token = "POST /oauth/token";
const unauthorized = problem(401, { title: "Unauthorized" }, { "X-Printix-Request-ID": "req-401" });

describe("a request answered with 401", () => {
  it("is sent again once, with a new token in place of the rejected one", async () => {
    const api = fakePartnerApi();
    api.answers(list, unauthorized, { status: 200, body: { tenants: [] } });
    await expect(api.system.run(api.client().tenants.list())).resolves.toEqual([]);
    expect(api.lines()).toEqual([token, list, token, list]);
    expect(api.requests.map(({ headers }) => headers.get("authorization"))).toEqual([
      null,
      "Bearer token-1",
      null,
      "Bearer token-2",
    ]);
    expect(api.grants()[1]).toBe("grant_type=refresh_token&client_id=client-7f&refresh_token=refresh-1");
  });

  it("is an error where the new token is rejected as well", async () => {
    const api = fakePartnerApi();
    api.answers(list, unauthorized, unauthorized);
    const error = await api.system.run(failureOf(api.client().tenants.list()));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_API", status: 401, requestId: "req-401" });
    expect(api.lines()).toEqual([token, list, token, list]);
  });

  it("may be a POST, since it was not looked at", async () => {
    const api = fakePartnerApi();
    api.answers(create, unauthorized, { status: 200, body: wireTenant() });
    await api.system.run(api.client().tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme" }));
    expect(api.lines()).toEqual([token, create, token, create]);
  });

  it("costs one new token, however many requests held the old one", async () => {
    const api = fakePartnerApi();
    const empty = { status: 200, body: { tenants: [] } };
    api.always(list, ({ headers }) => (headers.get("authorization") === "Bearer token-1" ? unauthorized : empty));
    api.answers(list, empty);
    const { tenants } = api.client();
    // A client's first request goes alone.
    await api.system.run(tenants.list());
    await api.system.run(Promise.all([tenants.list(), tenants.list(), tenants.list()]));
    expect(api.lines()).toEqual([token, list, list, list, list, token, list, list, list]);
  });
});
