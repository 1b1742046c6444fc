import { tenantPageSchema } from "../../src/wire/tenant-list";
import { acme, wireTenant } from "../wire-tenant";

function faults(body: unknown): string[] {
  const { error } = tenantPageSchema.safeParse(body);
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
    expect(tenantPageSchema.parse(body)).toEqual(page);
  });

  it("is judged as the shape that it was meant to be", () => {
    expect(faults({ query: {}, result: [] })).toEqual([expect.stringMatching(/^total: /)]);
    expect(faults({ _embedded: {} })).toEqual([expect.stringMatching(/^_embedded\.tenants: /)]);
    expect(faults({ tenants: "none" })).toEqual([expect.stringMatching(/^tenants: /)]);
  });

  it.each([null, 7, "text", {}, []])("is not to be had from %j", (body) => {
    expect(tenantPageSchema.safeParse(body).success).toBe(false);
  });

  it.each([-1, 1.5, "2", null])("has no total of %j", (total) => {
    expect(faults({ result: [], total })).toEqual([expect.stringMatching(/^total: /)]);
  });
});
