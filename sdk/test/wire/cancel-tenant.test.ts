import { undescribed } from "../description/hold-to-description";
import { partnerId, tenantId, tenantPath, tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, fault, late, problem, type Answer, type FakePartnerApi } from "../partner-api";
import { wireTenant, wireTenants } from "../wire-tenant";

const token = "POST /oauth/token";
const cancel = `DELETE ${tenantPath}`;
const look = `GET ${tenantPath}`;
const list = `GET ${tenantsPath}`;
const there: Answer = { status: 200, body: wireTenant() };
const gone = problem(404);
const others: Answer = { status: 200, body: { tenants: wireTenants(2) } };
const listed: Answer = { status: 200, body: { tenants: [...wireTenants(2), wireTenant()] } };
const foreign404: Answer = undescribed({ status: 404, body: "<html>default backend - 404</html>" });
const unknown = `Whether the cancel of tenant ${tenantId} took effect is not known: `;

const cancelBy = (api: FakePartnerApi) => api.system.run(api.client().tenants.cancel(tenantId));
const failureBy = (api: FakePartnerApi) => api.system.run(failureOf(api.client().tenants.cancel(tenantId)));

/** Outcomes after which the tenant may be gone. */
const ambiguous: [string, Answer][] = [
  ...[500, 503, 504].map((status): [string, Answer] => [`${status}`, problem(status)]),
  ...[408, 499, 502].map((status): [string, Answer] => [`${status}`, undescribed(problem(status))]),
  ...["ECONNRESET", "ETIMEDOUT"].map((code): [string, Answer] => [code, fault(code)]),
  ["a page that somebody else has given", undescribed({ status: 200, body: "<html>Sign in</html>" })],
  ["a redirect to elsewhere", { status: 303, headers: { location: "https://elsewhere.example/" } }],
  ["a 404 of a gateway's", foreign404],
  ["a 404 of a gateway's, in JSON", undescribed({ status: 404, body: { message: "no Route matched" } })],
  ["a redirect that does not say whether it was done", undescribed({ status: 302, headers: { location: tenantPath } })],
];

describe("cancelling a tenant", () => {
  it.each([200, 204])("is one DELETE of its own resource, without a body: %i", async (status) => {
    const api = fakePartnerApi();
    api.answers(cancel, { status });
    api.answers(look, gone);
    await expect(cancelBy(api)).resolves.toBe("cancelled");
    expect(api.lines()).toEqual([token, cancel, look]);
    expect(api.requests[1]?.body).toBe("");
  });

  it("is believed without a look once a tenant was seen to be gone after it", async () => {
    const api = fakePartnerApi();
    api.always(cancel, { status: 204 });
    api.answers(look, gone);
    const { tenants } = api.client();
    await api.system.run(tenants.cancel(tenantId));
    await api.system.run(tenants.cancel(tenantId));
    expect(api.lines()).toEqual([token, cancel, look, cancel]);
  });

  it("is proven by one look for all that are under way, and by one each where that proves nothing", async () => {
    const ids = ["id-1", "id-2", "id-3"];
    const cancelAll = async (first: Answer): Promise<string[]> => {
      const api = fakePartnerApi();
      for (const id of ids) {
        api.answers(`DELETE ${tenantsPath}/${id}`, { status: 204 });
        api.always(`GET ${tenantsPath}/${id}`, id === "id-1" ? first : gone);
      }
      const { tenants } = api.client();
      const ends = await api.system.run(Promise.allSettled(ids.map((id) => tenants.cancel(id))));
      expect(ends.slice(1).map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
      return api.lines().filter((line) => line.startsWith("GET"));
    };
    expect(await cancelAll(gone)).toEqual([`GET ${tenantsPath}/id-1`]);
    expect(new Set(await cancelAll(problem(403)))).toEqual(new Set(ids.map((id) => `GET ${tenantsPath}/${id}`)));
  });

  it("is not known to have taken effect, where the look that was to prove it comes too late for those who wait", async () => {
    const api = fakePartnerApi();
    for (const id of ["id-1", "id-2"]) api.answers(`DELETE ${tenantsPath}/${id}`, { status: 204 });
    api.always(`GET ${tenantsPath}/id-1`, late(api.system, 20_000, gone));
    const { tenants } = api.client({ timing: { operationMs: 5_000 } });
    const ends = await api.system.run(Promise.allSettled(["id-1", "id-2"].map((id) => tenants.cancel(id))));
    const codes = ends.map((end) => (end.status === "rejected" ? (end.reason as { code: string }).code : end.value));
    expect(codes).toEqual(["ERR_PRINTIX_UNKNOWN_OUTCOME", "ERR_PRINTIX_UNKNOWN_OUTCOME"]);
  });

  it.each([200, 204])(
    "is not believed where the tenant stays there for longer than the API may lag: %i",
    async (status) => {
      const api = fakePartnerApi();
      api.always(cancel, { status });
      api.always(look, there);
      const error = await failureBy(api);
      expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
      expect(error.message).toBe(
        `${unknown}the API accepted it, and the tenant is still there. The request ended with: ${status}, a success`,
      );
      expect(api.lines().filter((line) => line === cancel)).toHaveLength(1);
      expect(api.system.now()).toBe(15_000);
    },
  );

  it.each([404, 410])(
    "has nothing to do where the tenant's own address and the list say that it is gone: %i",
    async (status) => {
      const api = fakePartnerApi();
      const absent = status === 404 ? gone : undescribed(problem(status));
      api.answers(cancel, absent);
      api.answers(look, absent);
      api.answers(list, others);
      await expect(cancelBy(api)).resolves.toBe("absent");
      expect(api.lines()).toEqual([token, cancel, look, list]);
    },
  );

  it.each<[string, Answer, Answer | undefined, string]>([
    ["its own address", there, undefined, "its own address shows it"],
    ["the list", gone, listed, "the partner's list shows it"],
    [
      "the list, perhaps",
      gone,
      undescribed({ status: 200, body: { tenants: [{}] } }),
      "the partner's list has an item that cannot be read",
    ],
  ])("is not done by a 404 where the tenant is shown by %s", async (_who, address, listing, says) => {
    const api = fakePartnerApi();
    api.answers(cancel, gone);
    api.answers(look, address);
    if (listing) api.answers(list, listing);
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_CONTRADICTION" });
    expect(error.message).toBe(`${cancel} was answered with 404, as if the tenant ${tenantId} were gone, and ${says}`);
    expect(api.lines()).toEqual([token, cancel, look, ...(listing ? [list] : [])]);
  });

  it.each([400, 403, 405, 409, 415, 428])("has failed on %i, which says that nothing was done", async (status) => {
    const api = fakePartnerApi();
    api.answers(cancel, problem(status));
    expect(await failureBy(api)).toMatchObject({ code: "ERR_PRINTIX_API", status });
    expect(api.lines()).toEqual([token, cancel]);
  });

  it("goes by the method and the path that are configured", async () => {
    const api = fakePartnerApi();
    const call = `POST /v2/${partnerId}/cancel/${tenantId}?of=${partnerId}`;
    api.answers(call, undescribed({ status: 204 }));
    api.answers(look, gone);
    const path = "/v2/{partnerId}/cancel/{tenantId}?of={partnerId}";
    await api.system.run(api.client({ cancel: { method: "POST", path } }).tenants.cancel(tenantId));
    expect(api.lines()).toEqual([token, call, look]);
  });

  it("keeps the default of what is not configured", async () => {
    const api = fakePartnerApi();
    api.answers(`PUT ${tenantPath}`, undescribed({ status: 204 }));
    api.answers(look, gone);
    await api.system.run(api.client({ cancel: { method: "PUT" } }).tenants.cancel(tenantId));
    expect(api.lines()).toEqual([token, `PUT ${tenantPath}`, look]);
  });

  it("does not take the 404 of a path that is not the tenant's own for its end", async () => {
    const client = (api: FakePartnerApi) => api.client({ cancel: { path: "/v2/cancel/{tenantId}" } });
    const call = `DELETE /v2/cancel/${tenantId}`;
    const wrong = fakePartnerApi();
    wrong.answers(call, undescribed(gone));
    wrong.answers(look, there);
    const error = await wrong.system.run(failureOf(client(wrong).tenants.cancel(tenantId)));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_CONTRADICTION" });
    expect(error.message).toContain(`DELETE /v2/cancel/${tenantId} was answered with 404`);
    const right = fakePartnerApi();
    right.answers(call, undescribed(gone));
    right.answers(look, gone);
    right.answers(list, others);
    await right.system.run(client(right).tenants.cancel(tenantId));
    expect(right.lines()).toEqual([token, call, look, list]);
  });
});

describe("a cancel that may have taken effect", () => {
  it.each(ambiguous)("is done where the tenant is gone: %s", async (_what, answer) => {
    const api = fakePartnerApi();
    api.answers(cancel, answer);
    api.answers(look, gone);
    api.answers(list, others);
    await expect(cancelBy(api)).resolves.toBe("absent");
    expect(api.lines()).toEqual([token, cancel, look, list]);
  });

  it("has been ours where the tenant was seen before it was gone", async () => {
    const api = fakePartnerApi();
    api.answers(cancel, problem(503), gone);
    api.answers(look, there, gone);
    api.answers(list, others);
    await expect(cancelBy(api)).resolves.toBe("cancelled");
    expect(api.lines()).toEqual([token, cancel, look, cancel, look, list]);
  });

  it("is waited for where the list lags behind its own address", async () => {
    const api = fakePartnerApi();
    api.answers(cancel, problem(504));
    api.always(look, gone);
    api.answers(list, listed, listed, others);
    await expect(cancelBy(api)).resolves.toBe("absent");
    expect(api.lines()).toEqual([token, cancel, look, list, look, list, look, list]);
    expect(api.system.now()).toBe(500);
  });

  it("is not known to have, where the list never says so too", async () => {
    const api = fakePartnerApi();
    api.answers(cancel, problem(504, { title: "Late" }));
    api.always(look, gone);
    api.always(list, listed);
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toContain(
      `${unknown}its own address says that it is gone, and the partner's list shows it. The request ended with: ${cancel} was refused: 504 Late`,
    );
    expect(api.lines().filter((line) => line === cancel)).toHaveLength(1);
    expect(api.system.now()).toBe(15_000);
  });

  it("is not known to have, where its second request finds none and the tenant is there", async () => {
    const api = fakePartnerApi();
    api.answers(cancel, problem(503), gone);
    api.always(look, there);
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toContain("the API has no such tenant to cancel, and its own address shows it");
  });

  it.each(ambiguous)("is sent again where the tenant is still there: %s", async (_what, answer) => {
    const api = fakePartnerApi();
    api.answers(cancel, answer, { status: 204 });
    api.answers(look, there, gone);
    await expect(cancelBy(api)).resolves.toBe("cancelled");
    expect(api.lines()).toEqual([token, cancel, look, cancel, look]);
  });

  it("is not known to have, where a gateway says 404 to the look as well", async () => {
    const api = fakePartnerApi();
    api.always(cancel, foreign404);
    api.always(look, foreign404);
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toContain(`looking for the tenant failed (${look} was refused: 404 (no request id))`);
    expect(api.lines()).toEqual([token, cancel, look]);
  });

  it.each<[string, Answer, string]>([
    ["a page that is no tenant's", undescribed({ status: 200, body: "<html>Sign in</html>" }), "it is not JSON"],
    ["another tenant", { status: 200, body: wireTenant({}, "another") }, "it is another tenant's, another"],
    [
      "another place",
      { status: 301, headers: { location: "/public/status" } },
      `which is not an address of ${tenantId}`,
    ],
  ])("is not known to have, where the look shows %s: that is neither there nor gone", async (_, answer, says) => {
    const api = fakePartnerApi();
    api.answers(cancel, problem(504), gone);
    api.answers(look, answer);
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toContain(says);
    expect(api.lines()).toEqual([token, cancel, look]);
  });

  it("is sent again after a pause that grows", async () => {
    const api = fakePartnerApi();
    api.answers(cancel, fault("ECONNRESET"), fault("ECONNRESET"), { status: 204 });
    api.answers(look, there, there, gone);
    await cancelBy(api);
    expect(api.requests.filter(({ method }) => method === "DELETE").map(({ atMs }) => atMs)).toEqual([0, 500, 1_500]);
  });

  it("is not sent again before the server wants it", async () => {
    const api = fakePartnerApi();
    api.answers(cancel, fault("ECONNRESET"), problem(503, {}, { "retry-after": "7" }), { status: 204 });
    api.answers(look, there, there, gone);
    await cancelBy(api);
    expect(api.requests.filter(({ method }) => method === "DELETE").map(({ atMs }) => atMs)).toEqual([0, 500, 7_500]);
  });

  it("is not sent again where the server wants more than a run should wait", async () => {
    const api = fakePartnerApi();
    api.always(cancel, problem(503, {}, { "retry-after": "7200" }));
    api.always(look, there);
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toContain("the tenant is still there, and the API asks to wait until 2");
    expect(api.lines()).toEqual([token, cancel, look]);
  });

  it.each(
    [301, 307, 308].flatMap((status) => [
      [status, tenantPath.replace(`/${tenantId}`, "")] as const,
      [status, `${tenantPath}2`] as const,
      [status, `${tenantPath.replace(tenantId, "another")}?from=${tenantId}`] as const,
    ]),
  )("a redirect to what is not the tenant's gets no cancel: %i to %s", async (status, location) => {
    const api = fakePartnerApi();
    const redirect = { status, headers: { location } };
    const elsewhere = status === 301 ? redirect : undescribed(redirect);
    api.answers(cancel, elsewhere, { status: 204 });
    api.answers(look, there, gone);
    await cancelBy(api);
    expect(api.lines()).toEqual([token, cancel, look, cancel, look]);
  });

  it("is followed to where the query names the tenant, if that is where it stood", async () => {
    const api = fakePartnerApi();
    const from = `DELETE /cancel?tenant=${tenantId}`;
    api.answers(from, undescribed({ status: 308, headers: { location: `/v2/cancel?tenant=${tenantId}` } }));
    api.answers(`DELETE /v2/cancel?tenant=${tenantId}`, undescribed({ status: 204 }));
    api.answers(look, gone);
    const { tenants } = api.client({ cancel: { path: "/cancel?tenant={tenantId}" } });
    await expect(api.system.run(tenants.cancel(tenantId))).resolves.toBe("cancelled");
  });

  it("is sent three times and no more", async () => {
    const api = fakePartnerApi();
    api.always(cancel, problem(503, { title: "Unavailable" }));
    api.always(look, there);
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toBe(
      `${unknown}it was sent 3 times, and the tenant is still there. The request ended with: ${cancel} was refused: 503 Unavailable (no request id)`,
    );
    expect(api.lines()).toEqual([token, cancel, look, cancel, look, cancel, look]);
  });

  it("is not known to have, where nobody can look", async () => {
    const api = fakePartnerApi();
    api.answers(cancel, fault("ECONNRESET"));
    api.answers(look, problem(403, { title: "Forbidden" }));
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toContain(
      `${unknown}looking for the tenant failed (${look} was refused: 403 Forbidden (no request id)).`,
    );
    expect(api.lines()).toEqual([token, cancel, look]);
  });

  it("is not known to have, where its second request is refused", async () => {
    const api = fakePartnerApi();
    api.answers(cancel, fault("ECONNRESET"), problem(409));
    api.answers(look, there);
    expect(await failureBy(api)).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME", cause: { status: 409 } });
  });
});

describe("a cancel that was accepted, 303, with a place to look at,", () => {
  const seeOther: Answer = { status: 303, headers: { location: tenantPath } };

  it("is done when the tenant that was there is gone, and is not sent again before", async () => {
    const api = fakePartnerApi();
    api.answers(cancel, seeOther);
    api.answers(look, there, there, gone);
    await expect(cancelBy(api)).resolves.toBe("cancelled");
    expect(api.lines()).toEqual([token, cancel, look, look, look]);
  });

  it("and whose tenant is there until the operation's deadline has an unknown outcome", async () => {
    const api = fakePartnerApi();
    api.answers(cancel, seeOther);
    api.always(look, there);
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toBe(
      `${unknown}the API accepted it, and the tenant is still there. The request ended with: 303 See Other, and the tenant there`,
    );
    expect(api.lines().filter((line) => line === cancel)).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ["nothing", undescribed({ status: 200 })],
    ["something else", undescribed({ status: 200, body: { state: "done" } })],
    ["another tenant", undescribed({ status: 200, body: wireTenant({}, "another") })],
  ])("is done where that shows %s", async (_what, shown) => {
    const api = fakePartnerApi();
    api.answers(cancel, { status: 303, headers: { location: "/public/done" } });
    api.answers("GET /public/done", shown);
    api.answers(look, gone);
    await expect(cancelBy(api)).resolves.toBe("cancelled");
    expect(api.lines()).toEqual([token, cancel, "GET /public/done", look]);
  });
});

describe("a cancel that was accepted, 202,", () => {
  it("is done when the tenant is gone, and is not sent again before", async () => {
    const api = fakePartnerApi();
    api.answers(cancel, { status: 202 });
    api.answers(look, there, there, there, gone);
    await expect(cancelBy(api)).resolves.toBe("cancelled");
    expect(api.requests.map(({ method, path, atMs }) => [`${method} ${path}`, atMs])).toEqual([
      [token, 0],
      [cancel, 0],
      [look, 0],
      [look, 500],
      [look, 1_500],
      [look, 3_500],
    ]);
  });

  it("and whose tenant is there until the operation's deadline has an unknown outcome", async () => {
    const api = fakePartnerApi();
    api.answers(cancel, { status: 202 });
    api.always(look, there);
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toBe(
      `${unknown}the API accepted it, and the tenant is still there. The request ended with: 202 Accepted`,
    );
    expect(api.lines().filter((line) => line === cancel)).toHaveLength(1);
    expect(api.system.now()).toBe(600_000);
  });

  it("says so, and nothing of an answer that was lost before it", async () => {
    const api = fakePartnerApi();
    api.answers(cancel, problem(503), { status: 202 });
    api.always(look, there);
    expect((await failureBy(api)).message).toBe(
      `${unknown}the API accepted it, and the tenant is still there. The request ended with: 202 Accepted`,
    );
  });
});
