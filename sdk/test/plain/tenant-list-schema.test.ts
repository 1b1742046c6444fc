import { tenantPageSchema } from "../../src/wire/tenant-list";
import { acme, wireTenant } from "../wire-tenant";

const schema = tenantPageSchema((self) => self === "/own");
const own = { _links: { self: { href: "/own" } } };

function faults(body: unknown): string[] {
  const { error } = schema.safeParse(body);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("a page of tenants", () => {
  it.each([
    ["the API page's", { _links: {}, tenants: [wireTenant()] }, { items: [{ tenant: acme }] }],
    ["HAL's embedded one", { _links: {}, _embedded: { tenants: [wireTenant()] } }, { items: [{ tenant: acme }] }],
    [
      "the conventions' envelope",
      { query: { limit: 25, offset: 25 }, result: [wireTenant()], total: 26 },
      { items: [{ tenant: acme }], total: 26, offset: 25 },
    ],
    ["an envelope that repeats no offset", { query: {}, result: [], total: 0 }, { items: [], total: 0 }],
    ["an envelope that repeats no query", { result: [], total: 0 }, { items: [], total: 0 }],
    ["one without any", { tenants: [] }, { items: [] }],
  ])("has the shape of %s", (_shape, body, page) => {
    expect(schema.parse(body)).toEqual(page);
  });

  it("is judged as the shape that it was meant to be", () => {
    expect(faults({ query: {}, result: [] })).toEqual([expect.stringMatching(/^total: /)]);
    expect(faults({ _embedded: {} })).toEqual([expect.stringMatching(/^_embedded\.tenants: /)]);
    expect(faults({ tenants: "none" })).toEqual([expect.stringMatching(/^tenants: /)]);
  });

  it.each([null, 7, "text", {}, []])("is not to be had from %j", (body) => {
    expect(schema.safeParse(body).success).toBe(false);
  });

  it.each([-1, 1.5, "2", null])("has no total of %j", (total) => {
    expect(faults({ result: [], total })).toEqual([expect.stringMatching(/^total: /)]);
  });
});

describe("a list that leaves out what it has none of", () => {
  it.each<[string, object]>([
    ["links alone", own],
    ["links and a total of none", { ...own, total: 0 }],
    ["nothing embedded", { ...own, _embedded: {} }],
    ["null embedded", { ...own, _embedded: null }],
    ["null for its tenants", { ...own, tenants: null }],
    ["null for embedded ones", { ...own, _embedded: { tenants: null } }],
    ["a page of none", { ...own, page: { size: 20, totalElements: 0, totalPages: 0, number: 0 } }],
    ["an envelope without a result", { query: { limit: 25, offset: 0 }, total: 0 }],
    ["an envelope with null for it", { query: { limit: 25 }, result: null, total: 0 }],
  ])("is empty: %s", (_what, body) => {
    expect(schema.parse(body)).toEqual({ items: [] });
  });

  it("may go on all the same", () => {
    expect(schema.parse({ _links: { ...own._links, next: { href: "?page=2" } } })).toEqual({
      items: [],
      next: "?page=2",
    });
  });

  it.each<[string, object]>([
    ["a total of some", { ...own, total: 2 }],
    ["a page of some", { ...own, page: { totalElements: 2 } }],
    ["an envelope's total of some", { query: {}, total: 2 }],
    ["null for some", { query: {}, result: null, total: 2 }],
    ["a total alone", { total: 0 }],
    ["links of something else", { _links: { self: { href: "/other" } } }],
    ["links to nothing", { _links: {} }],
    ["words beside its links", { ...own, message: "Not now." }],
    ["an error beside them", { ...own, total: 0, errors: [] }],
    ["others embedded", { ...own, _embedded: { printers: [] } }],
    ["a text for its tenants", { ...own, tenants: "none" }],
  ])("is not to be had from %s", (_what, body) => {
    expect(schema.safeParse(body).success).toBe(false);
  });
});
