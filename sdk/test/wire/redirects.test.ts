import { undescribed } from "../description/hold-to-description";
import { tenantId, tenantPath, tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, fault, problem, type Answer } from "../partner-api";
import { acme, selfUrl, wireTenant } from "../wire-tenant";

const token = "POST /oauth/token";
const list = `GET ${tenantsPath}`;
const create = `POST ${tenantsPath}`;
const tenant = { tenantName: "Acme Co.", tenantDomain: "acme" };
const to = (status: number, location: string): Answer => ({ status, headers: { location } });
/** The conventions' table has 301 for every method, 303 for changes alone, and no 302, 307 and 308. */
const byTable = (status: number, location: string): Answer =>
  status === 301 ? to(status, location) : undescribed({ status, headers: { location } });

describe("a redirect on the API's own origin", () => {
  it("leaves a change open where it is 302: our list says what became of it", async () => {
    const api = fakePartnerApi();
    api.answers(create, byTable(302, tenantPath));
    api.answers(list, { status: 200, body: { tenants: [wireTenant()] } });
    await expect(api.system.run(api.client().tenants.create(tenant))).resolves.toEqual(acme);
    expect(api.lines()).toEqual([token, create, list]);
  });

  it("is named in messages by the request's own path: its place is the server's words", async () => {
    const api = fakePartnerApi();
    const log: unknown[] = [];
    api.always(list, to(301, "/public/token-1/ada"));
    api.always("GET /public/token-1/ada", fault("ECONNRESET"));
    const client = api.client({ log: (entry) => log.push(entry) });
    const error = await api.system.run(failureOf(client.tenants.list()));
    expect(error.message).toContain(`GET ${tenantsPath} at https://api.printix.net got no answer (ECONNRESET)`);
    expect(error.message + JSON.stringify(log)).not.toMatch(/token-1|ada/);
  });

  it.each([301, 307, 308])("is followed with the same method and the same body: %i", async (status) => {
    const api = fakePartnerApi();
    api.answers(create, byTable(status, "https://api.printix.net/v2/tenants?a=1"));
    api.answers("POST /v2/tenants?a=1", undescribed({ status: 201, body: wireTenant() }));
    await expect(api.system.run(api.client().tenants.create(tenant))).resolves.toEqual(acme);
    expect(api.lines()).toEqual([token, create, "POST /v2/tenants?a=1"]);
    expect(api.requests[2]?.body).toBe(api.requests[1]?.body);
    expect(api.requests[2]?.headers.get("authorization")).toBe("Bearer token-1");
  });

  it.each([301, 302, 303, 307, 308])("is followed by a GET, and a place may be relative: %i", async (status) => {
    const api = fakePartnerApi();
    api.answers(list, byTable(status, "clients"));
    const clients = `GET ${tenantsPath.replace(/tenants$/, "clients")}`;
    api.answers(clients, undescribed({ status: 200, body: { tenants: [] } }));
    await expect(api.system.run(api.client().tenants.list())).resolves.toEqual([]);
  });

  it("is seen by a GET of its own after 303: the change behind it has been carried out", async () => {
    const api = fakePartnerApi();
    api.answers(create, to(303, tenantPath));
    api.answers(`GET ${tenantPath}`, problem(500), { status: 200, body: wireTenant() });
    await expect(api.system.run(api.client().tenants.create(tenant))).resolves.toEqual(acme);
    expect(api.lines()).toEqual([token, create, `GET ${tenantPath}`, `GET ${tenantPath}`]);
    expect(api.requests[2]?.body).toBe("");
  });

  it("after 303 that cannot be seen leaves the change uncertain: our list says, and it is not sent again", async () => {
    const api = fakePartnerApi();
    api.answers(create, to(303, tenantPath));
    api.answers(`GET ${tenantPath}`, problem(429, {}, { "retry-after": "3600" }));
    const work = failureOf(api.client().tenants.create(tenant));
    const error = await api.system.run(work);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toContain(`it redirects to ${tenantPath}, which failed: GET ${tenantsPath} was refused: 429`);
    expect(api.lines()).toEqual([token, create, `GET ${tenantPath}`]);
  });

  it("takes a look to a place that writes the tenant's id in capitals", async () => {
    const api = fakePartnerApi();
    const place = `${tenantsPath}/${tenantId.toUpperCase()}`;
    api.answers(`GET ${tenantPath}`, to(301, place));
    api.answers(`GET ${place}`, { status: 200, body: wireTenant() });
    expect((await api.system.run(api.client().tenants.get(tenantId))).id).toBe(tenantId);
    expect(api.lines()).toEqual([token, `GET ${tenantPath}`, `GET ${place}`]);
  });

  it.each([301, 303, 307])("takes a look at one tenant to no other place: %i", async (status) => {
    const look = `GET ${tenantPath}`;
    for (const location of ["/public/status", `${tenantPath}2`, `${tenantsPath}/other?from=${tenantId}`]) {
      const api = fakePartnerApi();
      api.always(look, byTable(status, location));
      api.always(`${look}/billing-info`, byTable(status, location));
      const { tenants, snapshot } = api.client();
      for (const work of [tenants.get(tenantId), snapshot.look(tenantId), tenants.billingInfo(tenantId)]) {
        const error = await api.system.run(failureOf(work));
        expect(error).toMatchObject({ code: "ERR_PRINTIX_PAYLOAD" });
        expect(error.message).toContain(`which is not an address of ${tenantId}`);
      }
      expect(api.lines().filter((line) => !line.includes(tenantPath))).toEqual([token]);
    }
  });

  it("is followed three times, and then is a fault", async () => {
    const api = fakePartnerApi();
    api.always(list, to(301, tenantsPath));
    const error = await api.system.run(failureOf(api.client().tenants.list()));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_PAYLOAD", status: 301 });
    expect(error.message).toContain("it redirects more than 3 times");
    expect(api.lines()).toEqual([token, list, list, list, list]);
  });

  it("stays below the root that is configured", async () => {
    const apiUrl = "https://api.printix.net/root";
    for (const [location, isFollowed] of [
      ["/root/tenants", true],
      ["/rootless/tenants", false],
      ["/tenants", false],
    ] as const) {
      const api = fakePartnerApi();
      api.answers(`GET /root${tenantsPath}`, undescribed({ status: 301, headers: { location } }));
      api.always(`GET ${location}`, undescribed({ status: 200, body: { tenants: [] } }));
      const work = api.client({ apiUrl }).tenants.list();
      if (isFollowed) await expect(api.system.run(work)).resolves.toEqual([]);
      else expect(await api.system.run(failureOf(work))).toMatchObject({ code: "ERR_PRINTIX_PAYLOAD" });
      expect(api.lines()).toHaveLength(isFollowed ? 3 : 2);
    }
  });
});

describe("a redirect is not followed", () => {
  it.each([301, 302, 303, 307, 308])("%i, to another origin", async (status) => {
    for (const location of [
      "https://elsewhere.example/tenants",
      "//elsewhere.example/tenants",
      "https://auth.printix.net/tenants",
      "http://api.printix.net/tenants",
      "https://api.printix.net:8443/tenants",
    ]) {
      const api = fakePartnerApi();
      api.answers(list, byTable(status, location));
      const error = await api.system.run(failureOf(api.client().tenants.list()));
      expect(error).toMatchObject({ code: "ERR_PRINTIX_PAYLOAD", status });
      expect(error.message).toContain("neither the request nor its token is sent there");
      expect(api.lines()).toEqual([token, list]);
    }
  });

  it("that does not say where to", async () => {
    const api = fakePartnerApi();
    api.answers(list, { status: 301 });
    const error = await api.system.run(failureOf(api.client().tenants.list()));
    expect(error.message).toContain("it redirects, and does not say where to");
  });

  it("by the token endpoint's request, which holds the client secret", async () => {
    const api = fakePartnerApi();
    api.answers(token, byTable(307, "https://api.printix.net/oauth/token"));
    expect(await api.system.run(failureOf(api.client().tenants.list()))).toMatchObject({ code: "ERR_PRINTIX_TOKEN" });
    expect(api.lines()).toEqual([token]);
  });
});

it("the bearer token goes to the API's origin alone, wherever a link points", async () => {
  const api = fakePartnerApi();
  const href = selfUrl().replace("api.printix.net", "elsewhere.example");
  const next = { href: `https://elsewhere.example${tenantsPath}?page=2` };
  const body = wireTenant({ _links: { self: { href } } });
  api.always(list, { status: 200, body: { _links: { next }, tenants: [body] } });
  api.always(`${list}?page=2`, { status: 200, body: { tenants: [] } });
  api.answers(`GET ${tenantPath}`, { status: 200, body }, problem(404));
  api.always(`DELETE ${tenantPath}`, { status: 204 });
  const { tenants } = api.client();
  await api.system.run(tenants.list());
  await api.system.run(tenants.get(tenantId));
  await api.system.run(tenants.cancel(tenantId));
  const withToken = api.requests.filter(({ headers }) => headers.has("authorization"));
  expect(withToken.map(({ origin }) => origin)).toEqual(Array(5).fill("https://api.printix.net"));
});

it.each(["//elsewhere.example/{tenantId}", "/\\elsewhere.example/{tenantId}", "/@elsewhere.example/{tenantId}"])(
  "a path of cancel cannot leave that origin: %s",
  async (path) => {
    const api = fakePartnerApi();
    await api.system.run(failureOf(api.client({ cancel: { path } }).tenants.cancel(tenantId)));
    const withToken = api.requests.filter(({ headers }) => headers.has("authorization"));
    expect(withToken.length).toBeGreaterThan(0);
    expect(new Set(withToken.map(({ origin }) => origin))).toEqual(new Set(["https://api.printix.net"]));
  },
);
