import { undescribed } from "../description/hold-to-description";
import { partnerId, tenantId, tenantPath, tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, problem } from "../partner-api";

const token = "POST /oauth/token";
const list = `GET ${tenantsPath}`;
const create = `POST ${tenantsPath}`;
const why = "Master Data is internal to Printix, and partners have no access to it";

/** Ways to write it, of which a server may understand any. */
const spellings = [
  "/public/master-data/products",
  `/public/partners/${partnerId}/master-data`,
  "/public/MASTER-DATA/products",
  "/public/Master_Data",
  "/public/masterdata",
  "/public/master.data",
  "/public/master+data",
  "/public/master-data-products/1",
  "/public/master-data;v=2/products",
  "/public/m%61ster-data",
  "/public/%6D%41STER%2dDATA",
  "/public/master%252ddata",
  "/public/%25256daster-data",
  "/public%2Fmaster-data",
  "/public%5cmaster-data",
  "/public\\master-data",
  "/public/x/../master-data",
  "/public/x/%2e%2e/master-data",
  "/public//master-data",
  "/public/master%00data",
  "/public/master%E2%80%8Bdata",
  "/public/master%ff-data",
  "/public/%EF%BD%8Daster-data",
  "/public/\uff4d\uff41\uff53\uff54er-data",
];

describe("a path to Master Data is no path of cancel", () => {
  it.each([...spellings, "/public/master-data/../tenants"])("%s", (path) => {
    const api = fakePartnerApi();
    expect(() => api.client({ cancel: { path: `${path}/{tenantId}` } })).toThrow(why);
    expect(api.lines()).toEqual([]);
  });

  it.each(["/public/masters/data/{tenantId}", "/data/master/{tenantId}", "/public/webmasterdata/{tenantId}"])(
    "but %s is one",
    async (path) => {
      const api = fakePartnerApi();
      const call = path.replace("{tenantId}", tenantId);
      api.answers(`DELETE ${call}`, undescribed({ status: 204 }));
      api.answers(`GET ${tenantPath}`, problem(404));
      await api.system.run(api.client({ cancel: { path } }).tenants.cancel(tenantId));
      expect(api.lines()).toEqual([token, `DELETE ${call}`, `GET ${tenantPath}`]);
    },
  );
});

describe("a path to Master Data is no URL of ours", () => {
  it.each(["apiUrl", "authUrl"])("%s", (option) => {
    const api = fakePartnerApi();
    for (const path of ["/public/master-data", "/Master%2DData/"]) {
      expect(() => api.client({ [option]: `https://api.printix.net${path}` })).toThrow(why);
    }
  });
});

it("nothing is sent there by any other way: an id that is none of a tenant, or of a partner", async () => {
  const api = fakePartnerApi();
  const error = await api.system.run(failureOf(api.client().tenants.get("master-data")));
  expect(error).toMatchObject({ code: "ERR_PRINTIX_OPTIONS" });
  expect(error.message).toContain(`GET ${tenantsPath}/master-data was not sent: ${why}`);
  const { tenants } = api.client({ partnerId: "Master_Data" });
  expect((await api.system.run(failureOf(tenants.list()))).message).toContain(why);
  expect((await api.system.run(failureOf(tenants.create({ tenantName: "A", tenantDomain: "a" })))).message).toContain(
    why,
  );
  expect(api.lines()).toEqual([]);
});

describe("no redirect leads to Master Data", () => {
  const to = (status: number, location: string) => ({ status, headers: { location } });

  it.each(spellings.filter((path) => /^[\x20-\x7e]+$/.test(path)))("%s", async (path) => {
    for (const status of [301, 302, 303, 307, 308]) {
      const api = fakePartnerApi();
      const redirect = to(status, `https://api.printix.net${path}`);
      api.answers(list, status === 301 ? redirect : undescribed(redirect));
      const error = await api.system.run(failureOf(api.client().tenants.list()));
      expect(error).toMatchObject({ code: "ERR_PRINTIX_PAYLOAD", status });
      expect(error.message).toContain(why);
      expect(api.lines()).toEqual([token, list]);
    }
  });

  it("of a creation, whose own list then says what became of it", async () => {
    const api = fakePartnerApi();
    api.answers(create, to(303, "/public/master-data/1"));
    api.always(list, problem(403));
    const work = failureOf(api.client().tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme" }));
    const error = await api.system.run(work);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toContain(why);
    expect(api.lines()).toEqual([token, create, list]);
  });

  it("nor a second one behind a good one, nor a link to a next page", async () => {
    const api = fakePartnerApi();
    api.answers(list, to(301, "/v2/tenants"), {
      status: 200,
      body: { _links: { next: { href: "/public/master-data/products" } }, tenants: [] },
    });
    api.answers("GET /v2/tenants", undescribed(to(301, "/v2/master-data")));
    const { tenants } = api.client();
    expect((await api.system.run(failureOf(tenants.list()))).message).toContain(why);
    expect(await api.system.run(failureOf(tenants.list()))).toMatchObject({ code: "ERR_PRINTIX_PAYLOAD" });
    expect(api.lines()).toEqual([token, list, "GET /v2/tenants", list]);
  });
});
