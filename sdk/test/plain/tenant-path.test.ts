import { tenantPath, tenantsPath } from "../../src/tenants/tenant-path";

describe("the path of a tenant", () => {
  it("is the API page's", () => {
    expect(tenantsPath("00000000-1111--22222-123456789abc")).toBe(
      "/public/partners/00000000-1111--22222-123456789abc/tenants",
    );
    expect(tenantPath("p", "99999999-8888-7777-6666-fedcba987654")).toBe(
      "/public/partners/p/tenants/99999999-8888-7777-6666-fedcba987654",
    );
  });

  it.each(["", ".", "..", "../..", "a/b", "a?b", "a#b", "%2e%2e", "a b", "\ud800", "a\n"])(
    "is refused for %j, which could lead to another resource",
    (id) => {
      expect(() => tenantPath("p", id)).toThrow("is not an id");
      expect(() => tenantsPath(id)).toThrow("is not an id");
    },
  );
});
