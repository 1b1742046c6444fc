import fc from "fast-check";
import type { PartnerTenant } from "printix-partner-sdk";
import { tenantNames } from "../../../../src/cli/import/tenant-names";
import { acme } from "../../../acme";

const tenant = (id: string, tenantDomain: string): PartnerTenant => ({ ...acme, id, tenantDomain });
const namesOf = (tenants: PartnerTenant[], taken: string[] = []): Record<string, string> =>
  Object.fromEntries(tenantNames(tenants, new Set(taken)));

test("a tenant is named after the label of its domain", () => {
  expect(namesOf([tenant("1", "acme.printix.net"), tenant("2", "blue-sky.printix.net")])).toEqual({
    "1": "acme",
    "2": "blue-sky",
  });
});

test("where that name is taken, a piece of its id is added, and no more than is needed", () => {
  expect(namesOf([tenant("99998888-7777", "acme.printix.net")], ["acme"])).toEqual({ "99998888-7777": "acme-9999" });
  const taken = ["acme", "acme-9999", "acme-99998"];
  expect(namesOf([tenant("99998888-7777", "acme.printix.net")], taken)).toEqual({ "99998888-7777": "acme-999988" });
});

test("two that would have one name get a piece of their ids each, long enough to tell them apart", () => {
  const one = tenant("aaaa1-x", "acme.printix.net");
  const two = tenant("aaaa2-y", "acme.printix.net");
  expect(namesOf([one, two])).toEqual({ "aaaa1-x": "acme-aaaa1", "aaaa2-y": "acme-aaaa2" });
});

test("a longer name is not what another tenant is called by its domain alone", () => {
  const names = namesOf([tenant("9999aaaa", "acme.printix.net"), tenant("2", "acme-9999.printix.net")], ["acme"]);
  expect(names).toEqual({ "9999aaaa": "acme-9999a", "2": "acme-9999" });
});

test("whatever there is, each gets a name of its own, and the order of the list decides nothing", () => {
  const id = fc.stringMatching(/^[a-c0-1-]{1,8}$/);
  const domain = fc.stringMatching(/^[ab]{1,2}(-[ab01]{4})?\.printix\.net$/);
  const tenants = fc.uniqueArray(fc.record({ id, domain }), { selector: (one) => one.id, maxLength: 12 });
  fc.assert(
    fc.property(
      tenants,
      fc.array(fc.stringMatching(/^[ab]{1,2}(-[ab01]{1,5})?$/), { maxLength: 6 }),
      (parts, taken) => {
        const list = parts.map((part) => tenant(part.id, part.domain));
        const names = namesOf(list, taken);
        expect(Object.keys(names)).toHaveLength(list.length);
        expect(new Set([...Object.values(names), ...taken]).size).toBe(list.length + new Set(taken).size);
        expect(namesOf(list.toReversed(), taken)).toEqual(names);
      },
    ),
    { numRuns: 2_000 },
  );
});
