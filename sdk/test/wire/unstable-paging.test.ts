import { undescribed } from "../description/hold-to-description";
import { tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, type Answer, type Said } from "../partner-api";
import { wireTenants } from "../wire-tenant";

const list = `GET ${tenantsPath}`;
const page = (total: number, offset: number, ...tenants: unknown[]): Answer => ({
  status: 200,
  body: { query: { offset }, result: tenants, total },
});
const hal = (tenants: unknown[], href?: string): Said => ({
  status: 200,
  body: { _embedded: { tenants }, _links: { ...(href !== undefined && { next: { href } }) } },
});
const [a, b, c, d] = wireTenants(4);
const ids = async (work: Promise<{ id: string }[]>) => (await work).map(({ id }) => id);

describe("a list whose pages move while they are read", () => {
  it("is read anew where a tenant slipped through between two pages", async () => {
    const api = fakePartnerApi();
    // t0 goes away after the first page: t2 moves up into it, and the second page begins with t3.
    api.answers(list, page(4, 0, a, b), page(3, 0, b, c));
    api.answers(`${list}?offset=2`, page(3, 2, d), page(3, 2, d));
    expect(await ids(api.system.run(api.client().tenants.list()))).toEqual(["id-t1", "id-t2", "id-t3"]);
    expect(api.lines()).toHaveLength(5);
  });

  it("names a tenant once that stood on two pages", async () => {
    const api = fakePartnerApi();
    api.answers(list, page(2, 0, a, b));
    expect(await ids(api.system.run(api.client().tenants.list()))).toEqual(["id-t0", "id-t1"]);
  });

  it("is an error after three reads: a list cut short never looks like a whole one", async () => {
    const api = fakePartnerApi();
    api.always(list, page(3, 0, a, b));
    api.always(`${list}?offset=2`, page(3, 2, b));
    const error = await api.system.run(failureOf(api.client().tenants.list()));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_PAYLOAD" });
    expect(error.message).toContain("its pages held 2 different tenants of 3");
    expect(api.lines()).toHaveLength(7);
  });
});

describe("a list that goes on where its links say", () => {
  it("is followed to its end, at the configured origin, whatever host a link names", async () => {
    const api = fakePartnerApi();
    api.answers(list, hal([a], `http://inside.example:8080${tenantsPath}?cursor=x%2Fy`));
    api.answers(`${list}?cursor=x%2Fy`, hal([b], `${tenantsPath}?cursor=2`));
    api.answers(`${list}?cursor=2`, hal([c]));
    expect(await ids(api.system.run(api.client().tenants.list()))).toEqual(["id-t0", "id-t1", "id-t2"]);
  });

  it.each<[string, Answer]>([
    ["back to where it was", hal([a], tenantsPath)],
    ["to another resource", hal([a], "/public/partners/other/tenants?page=2")],
    ["to nowhere", undescribed(hal([a], "http://["))],
  ])("is an error where a link leads %s", async (_what, answer) => {
    const api = fakePartnerApi();
    api.answers(list, answer);
    const error = await api.system.run(failureOf(api.client().tenants.list()));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_PAYLOAD" });
    expect(error.message).toContain("its link to the next page leads to no new page of this list");
    expect(api.lines()).toEqual(["POST /oauth/token", list]);
  });
});
