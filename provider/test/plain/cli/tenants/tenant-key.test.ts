import { tenantKey } from "../../../../src/cli/tenants/tenant-key";
import { tenantId } from "../../../acme";

test.each([
  [tenantId, { id: tenantId }],
  [tenantId.toUpperCase(), { id: tenantId.toUpperCase() }],
  ["00000000-1111--22222-123456789abc", { id: "00000000-1111--22222-123456789abc" }],
  ["acme", { tenantDomain: "acme.printix.net" }],
  ["Acme.printix.net", { tenantDomain: "acme.printix.net" }],
  ["cafe", { tenantDomain: "cafe.printix.net" }],
  [`${tenantId}.printix.net`, { tenantDomain: `${tenantId}.printix.net` }],
])("%s", (text, key) => {
  expect(tenantKey(text)).toEqual(key);
});

test.each(["Acme Co.", "", "acme.example", "*"])(
  '"%s" is neither an id nor a domain, which is told before anything',
  (text) => {
    expect(() => tenantKey(text)).toThrow(`"${text}" is neither a tenant's id nor a domain: it `);
  },
);
