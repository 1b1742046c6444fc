import { canonicalId, isSameId } from "../../src";
import { partnerId, tenantId } from "../examples";

test.each([
  ["a UUID in capitals", tenantId.toUpperCase(), tenantId],
  ["one in small letters", tenantId, tenantId],
  ["the API page's, which is no UUID", partnerId.toUpperCase(), partnerId],
  ["one without its dashes", "ABCDEF0123456789ABCDEF0123456789", "abcdef0123456789abcdef0123456789"],
  ["no UUID, of which case may say something", "Tenant-A", "Tenant-A"],
  ["what is too short for one", "ABC", "ABC"],
])("an id has one spelling: %s", (_what, id, canonical) => {
  expect(canonicalId(id)).toBe(canonical);
});

test("two ids are the same tenant's, however they are written", () => {
  expect(isSameId(tenantId, tenantId.toUpperCase())).toBe(true);
  expect(isSameId("Tenant-A", "tenant-a")).toBe(false);
  expect(isSameId(undefined, tenantId)).toBe(false);
  expect(isSameId(tenantId, undefined)).toBe(false);
});
