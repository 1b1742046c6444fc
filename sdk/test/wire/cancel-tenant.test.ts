import { partnerId, tenantId, tenantPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, problem } from "../partner-api";

const cancel = `DELETE ${tenantPath}`;

describe("cancelling a tenant", () => {
  it.each([200, 202, 204])("is one DELETE of its own resource, without a body: %i", async (status) => {
    const api = fakePartnerApi();
    api.answers(cancel, { status });
    await expect(api.system.run(api.client().tenants.cancel(tenantId))).resolves.toBeUndefined();
    expect(api.lines()).toEqual(["POST /oauth/token", cancel]);
    expect(api.requests[1]?.body).toBe("");
  });

  it("has nothing to do where the tenant is gone", async () => {
    const api = fakePartnerApi();
    api.answers(cancel, problem(404));
    await expect(api.system.run(api.client().tenants.cancel(tenantId))).resolves.toBeUndefined();
  });

  it.each([400, 403, 405, 409, 428, 500, 503, 504])("has failed on %i, which proves nothing", async (status) => {
    const api = fakePartnerApi();
    api.answers(cancel, problem(status));
    const error = await api.system.run(failureOf(api.client().tenants.cancel(tenantId)));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_API", status });
    expect(api.lines()).toEqual(["POST /oauth/token", cancel]);
  });

  it("goes by the method and the path that are configured", async () => {
    const api = fakePartnerApi();
    api.answers(`POST /v2/${partnerId}/cancel/${tenantId}?of=${partnerId}`, { status: 202 });
    const path = "/v2/{partnerId}/cancel/{tenantId}?of={partnerId}";
    await api.system.run(api.client({ cancel: { method: "POST", path } }).tenants.cancel(tenantId));
    expect(api.lines()).toEqual(["POST /oauth/token", `POST /v2/${partnerId}/cancel/${tenantId}?of=${partnerId}`]);
  });

  it("keeps the default of what is not configured", async () => {
    const api = fakePartnerApi();
    api.answers(`PUT ${tenantPath}`, { status: 204 });
    await api.system.run(api.client({ cancel: { method: "PUT" } }).tenants.cancel(tenantId));
    expect(api.lines()).toEqual(["POST /oauth/token", `PUT ${tenantPath}`]);
  });
});
