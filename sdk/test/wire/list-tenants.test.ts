import { answerFaults } from "../description/exchange-faults";
import { undescribed } from "../description/hold-to-description";
import { partnerId, tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, problem } from "../partner-api";
import { acme, wireTenant, wireTenants } from "../wire-tenant";

const list = `GET ${tenantsPath}`;
const token = "POST /oauth/token";
const page = (offset: number) => `${list}?offset=${offset}`;

const namesOf = (tenants: { tenantName: string }[]) => tenants.map(({ tenantName }) => tenantName);
const names = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);

function envelope(offset: number, limit: number, total: number) {
  const count = Math.max(0, Math.min(limit, total - offset));
  return { status: 200, body: { query: { limit, offset }, result: wireTenants(count, offset), total } };
}

describe("a list in one piece", () => {
  it.each([
    ["the API page's", { _links: {}, tenants: [wireTenant()] }],
    ["HAL's embedded", { _links: {}, _embedded: { tenants: [wireTenant()] } }],
    ["an envelope that holds all", { query: { limit: 25, offset: 0 }, result: [wireTenant()], total: 1 }],
  ])("in %s shape is one request", async (_shape, body) => {
    const api = fakePartnerApi();
    api.answers(list, { status: 200, body, headers: { "content-type": "application/hal+json" } });
    await expect(api.system.run(api.client().tenants.list())).resolves.toEqual([acme]);
    expect(api.lines()).toEqual([token, list]);
  });

  it("may be empty", async () => {
    const api = fakePartnerApi();
    api.answers(list, envelope(0, 25, 0));
    await expect(api.system.run(api.client().tenants.list())).resolves.toEqual([]);
  });
});

describe("a list without any tenant, and without the key for them,", () => {
  const hal = { "content-type": "application/hal+json; charset=utf-8" };
  const json = { "content-type": "application/json" };
  const links = (href: string) => ({ _links: { self: { href } } });

  it.each<[string, object, Record<string, string>]>([
    ["that HAL's type is said of", { _links: {} }, hal],
    ["that links to itself", links(`https://inside.example:8080${tenantsPath}`), json],
    ["that links to itself with a slash behind it", { ...links(`${tenantsPath}/`), total: 0 }, json],
    ["that links to itself with a query", { ...links(`${tenantsPath}?limit=25`), _embedded: {} }, json],
  ])("is empty: one %s", async (_what, body, headers) => {
    const api = fakePartnerApi();
    const answer = { status: 200, body, headers };
    const isDescribed =
      answerFaults({ method: "GET", path: tenantsPath, body: "" }, { status: 200, body }).length === 0;
    api.answers(list, isDescribed ? answer : undescribed(answer));
    await expect(api.system.run(api.client().tenants.listing())).resolves.toEqual({ tenants: [], unreadable: [] });
    expect(api.lines()).toEqual([token, list]);
  });

  it.each<[string, object, Record<string, string>]>([
    ["that links to something else", links("/public/partners"), json],
    ["that has links and an error", { ...links(tenantsPath), message: "Not now." }, hal],
    ["that says it has some", { ...links(tenantsPath), total: 2 }, hal],
    ["that says nothing", {}, hal],
  ])("is an error: one %s", async (_what, body, headers) => {
    const api = fakePartnerApi();
    api.answers(list, undescribed({ status: 200, body, headers }));
    expect(await api.system.run(failureOf(api.client().tenants.list()))).toMatchObject({ code: "ERR_PRINTIX_PAYLOAD" });
    expect(api.lines()).toEqual([token, list]);
  });
});

describe("a list in pages", () => {
  it("is read to its end, page after page", async () => {
    const api = fakePartnerApi();
    api.answers(list, envelope(0, 25, 60));
    api.answers(page(25), envelope(25, 25, 60));
    api.answers(page(50), envelope(50, 25, 60));
    const tenants = await api.system.run(api.client().tenants.list());
    expect(namesOf(tenants)).toEqual(names(60));
    expect(api.lines()).toEqual([token, list, page(25), page(50)]);
  });

  it("tells how far it has come after each page", async () => {
    const api = fakePartnerApi();
    api.answers(list, envelope(0, 25, 60));
    api.answers(page(25), envelope(25, 25, 60));
    api.answers(page(50), envelope(50, 25, 60));
    const seen: unknown[] = [];
    await api.system.run(api.client().tenants.list({ onPage: (progress) => seen.push(progress) }));
    expect(seen).toEqual([25, 50, 60].map((tenants) => ({ tenants, total: 60 })));
  });

  it("goes on by a link that writes the partner's id in another case than we do", async () => {
    const api = fakePartnerApi();
    const ours = tenantsPath.replace(partnerId, partnerId.toUpperCase());
    const next = { next: { href: `https://api.printix.net${tenantsPath}?page=2` } };
    api.answers(`GET ${ours}`, { status: 200, body: { _links: next, tenants: wireTenants(1) } });
    api.answers(`GET ${ours}?page=2`, { status: 200, body: { tenants: wireTenants(1, 1) } });
    const { tenants } = api.client({ partnerId: partnerId.toUpperCase() });
    expect(namesOf(await api.system.run(tenants.list()))).toEqual(names(2));
    expect(api.lines()).toEqual([token, `GET ${ours}`, `GET ${ours}?page=2`]);
  });

  it("may link its next page from the page that it stands on", async () => {
    const api = fakePartnerApi();
    const next = { next: { href: "?page=2" } };
    api.answers(list, { status: 200, body: { _links: next, tenants: [wireTenant()] } });
    api.answers(`${list}?page=2`, { status: 200, body: { _links: {}, tenants: [] } });
    await expect(api.system.run(api.client().tenants.list())).resolves.toEqual([acme]);
  });

  it("needs no last empty page where the total is a multiple of the limit", async () => {
    const api = fakePartnerApi();
    api.answers(list, envelope(0, 25, 50));
    api.answers(page(25), envelope(25, 25, 50));
    await api.system.run(api.client().tenants.list());
    expect(api.lines()).toEqual([token, list, page(25)]);
  });

  it("goes by what came, where the server makes pages shorter than it says", async () => {
    const api = fakePartnerApi();
    api.answers(list, { status: 200, body: { query: { limit: 25 }, result: wireTenants(10), total: 12 } });
    api.answers(page(10), { status: 200, body: { query: { limit: 25 }, result: wireTenants(2, 10), total: 12 } });
    expect(namesOf(await api.system.run(api.client().tenants.list()))).toEqual(names(12));
  });

  it("names a tenant once, although it stood on two pages", async () => {
    const api = fakePartnerApi();
    api.answers(list, envelope(0, 2, 3));
    api.answers(page(2), { status: 200, body: { query: { offset: 1 }, result: wireTenants(2, 1), total: 3 } });
    expect(namesOf(await api.system.run(api.client().tenants.list()))).toEqual(names(3));
  });

  it("is read again where tenants were cancelled meanwhile: another may have moved into a page read already", async () => {
    const api = fakePartnerApi();
    const [t1, t2, t3] = wireTenants(4, 1);
    api.answers(
      list,
      { status: 200, body: { query: { offset: 0 }, result: wireTenants(2), total: 4 } },
      { status: 200, body: { query: { offset: 0 }, result: [t1, t2], total: 3 } },
    );
    // t0 has gone, so that t2 stands on the first page now, and t3 alone on the second one.
    const second = { status: 200, body: { query: { offset: 2 }, result: [t3], total: 3 } };
    api.answers(page(2), second, second);
    expect(namesOf(await api.system.run(api.client().tenants.list()))).toEqual(["t1", "t2", "t3"]);
  });
});

describe("a list cut short never looks like a whole one", () => {
  it.each([
    [
      "a page that is empty before the total is reached",
      { query: { offset: 25 }, result: [], total: 60 },
      "the list stops at 25 of 60 tenants",
    ],
    [
      "the first page over and over",
      { query: { offset: 0 }, result: wireTenants(25), total: 60 },
      "the list stops at 25 of 60 tenants",
    ],
    [
      "a page that begins too late",
      { query: { offset: 30 }, result: wireTenants(25, 30), total: 60 },
      "the page begins at 30, not at 25",
    ],
  ])("%s", async (_what, body, reason) => {
    const api = fakePartnerApi();
    api.answers(list, envelope(0, 25, 60));
    api.answers(page(25), { status: 200, body, headers: { "X-Printix-Request-ID": "req-2" } });
    const error = await api.system.run(failureOf(api.client().tenants.list()));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_PAYLOAD", requestId: "req-2" });
    expect(error.message).toContain(`${reason} (request id req-2)`);
    expect(api.lines()).toEqual([token, list, page(25)]);
  });

  it("a first page that is empty", async () => {
    const api = fakePartnerApi();
    api.answers(list, { status: 200, body: { query: {}, result: [], total: 3 } });
    const error = await api.system.run(failureOf(api.client().tenants.list()));
    expect(error.message).toContain("the list stops at 0 of 3 tenants");
  });

  it("a page that fails", async () => {
    const api = fakePartnerApi();
    api.answers(list, envelope(0, 25, 60));
    api.answers(page(25), problem(403));
    const error = await api.system.run(failureOf(api.client().tenants.list()));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_API", status: 403 });
  });
});
