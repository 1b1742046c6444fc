import { isAbsence } from "../../src";
import { undescribed } from "../description/hold-to-description";
import { partnerId, tenantId, tenantPath, tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, problem } from "../partner-api";
import { acme, selfUrl, unmeasurable, wireTenant } from "../wire-tenant";

describe("getting a tenant", () => {
  it("is one GET of its own resource", async () => {
    const api = fakePartnerApi();
    api.answers(`GET ${tenantPath}`, { status: 200, body: wireTenant() });
    await expect(api.system.run(api.client().tenants.get(acme.id))).resolves.toEqual(acme);
    expect(api.lines()).toEqual(["POST /oauth/token", `GET ${tenantPath}`]);
  });

  it("takes ids that are no valid UUIDs, as the API page's own example is", async () => {
    const api = fakePartnerApi();
    api.answers(`GET ${tenantsPath}/${partnerId}`, { status: 200, body: wireTenant({}, partnerId) });
    await expect(api.system.run(api.client().tenants.get(partnerId))).resolves.toMatchObject({ id: partnerId });
  });

  it.each([
    ["the API writes in capitals", tenantId, tenantId.toUpperCase()],
    ["is asked for in capitals", tenantId.toUpperCase(), tenantId],
  ])("is the same one where its id %s", async (_what, asked, answered) => {
    const api = fakePartnerApi();
    const body = wireTenant({ _links: { self: { href: selfUrl(answered) } } });
    api.always(`GET ${tenantsPath}/${asked}`, { status: 200, body });
    api.answers(`GET ${tenantsPath}`, { status: 200, body: { tenants: [body] } });
    const { tenants, snapshot } = api.client();
    const expected = { ...acme, selfUrl: selfUrl(answered) };
    expect(await api.system.run(tenants.get(asked))).toEqual(expected);
    expect(await api.system.run(snapshot.look(asked))).toEqual({ tenant: expected });
    expect(await api.system.run(tenants.list())).toEqual([expected]);
    expect(api.lines()).toEqual([
      "POST /oauth/token",
      `GET ${tenantsPath}/${asked}`,
      `GET ${tenantsPath}/${asked}`,
      `GET ${tenantsPath}`,
    ]);
  });

  it("does not believe another tenant's body", async () => {
    const api = fakePartnerApi();
    const headers = { "X-Printix-Request-ID": "req-9" };
    api.answers(`GET ${tenantPath}`, { status: 200, body: wireTenant({}, "id-other"), headers });
    const error = await api.system.run(failureOf(api.client().tenants.get(acme.id)));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_PAYLOAD", status: 200 });
    expect(error.message).toBe(
      `GET ${tenantPath} was answered with 200 and a body that cannot be used: it is another tenant's, id-other (request id req-9).`,
    );
  });

  it.each([
    ["it is empty", undefined],
    ["it is not JSON", "<html>"],
    ["the body: Invalid input: expected object, received array", []],
    ["the body: holds what no answer of this kind can hold", wireTenant({ _links: { self: { href: unmeasurable } } })],
  ])("says what is wrong with a body: %s", async (reason, body) => {
    const api = fakePartnerApi();
    const text = typeof body === "object" ? JSON.stringify(body) : body;
    api.answers(`GET ${tenantPath}`, undescribed({ status: 200, body: text }));
    const error = await api.system.run(failureOf(api.client().tenants.get(acme.id)));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_PAYLOAD" });
    expect(error.message).toContain(`cannot be used: ${reason} (no request id)`);
  });

  it.each([404, 410])("does not take a gateway's %i for the tenant's end", async (status) => {
    const api = fakePartnerApi();
    api.always(`GET ${tenantPath}`, undescribed({ status, body: { message: "no Route matched" } }));
    const { snapshot, tenants } = api.client();
    const error = await api.system.run(failureOf(tenants.get(tenantId)));
    expect(isAbsence(error)).toBe(false);
    expect(await api.system.run(failureOf(snapshot.look(tenantId)))).toMatchObject({ status });
  });

  it.each([404, 410])("says where there is none, or none any more: %i", async (status) => {
    const api = fakePartnerApi();
    const answer = problem(status, { title: "Not there" });
    api.answers(`GET ${tenantPath}`, status === 404 ? answer : undescribed(answer));
    const error = await api.system.run(failureOf(api.client().tenants.get(acme.id)));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_API", status });
    expect(isAbsence(error)).toBe(true);
    expect(api.lines()).toEqual(["POST /oauth/token", `GET ${tenantPath}`]);
  });

  it.each(["", ".", "..", "a/b"])("sends nothing for %j, which is no id", async (id) => {
    const api = fakePartnerApi();
    const { tenants } = api.client();
    for (const call of [() => tenants.get(id), () => tenants.billingInfo(id), () => tenants.cancel(id)]) {
      expect(await failureOf(call())).toMatchObject({
        code: "ERR_PRINTIX_OPTIONS",
        message: `the tenant id ${JSON.stringify(id)} is not an id: an id has only letters, digits, dashes and underscores`,
      });
    }
    expect(api.lines()).toEqual([]);
  });

  it("keeps to the path of an API behind a proxy", async () => {
    const api = fakePartnerApi();
    api.answers(`GET /printix${tenantPath}`, undescribed({ status: 200, body: wireTenant() }));
    const { tenants } = api.client({ apiUrl: "https://api.printix.net/printix/" });
    await expect(api.system.run(tenants.get(acme.id))).resolves.toEqual(acme);
  });
});
