import { createDeclaredTenants } from "../../src/lifecycle/declared-tenants";
import { unknownValue } from "../../src/tenant/unknown-value";
import { acmeInputs } from "../acme";

const renamed = { ...acmeInputs, tenantName: "Acme Ltd." };
const moved = { ...acmeInputs, tenantDomain: "acme-2.printix.net" };

test("two blocks with one domain: the second is wrong, and both are named", () => {
  const declared = createDeclaredTenants();
  expect(declared.declare({}, acmeInputs)).toEqual([]);
  const [fault, ...more] = declared.declare({}, renamed);
  expect(more).toEqual([]);
  expect(fault?.property).toBe("tenantDomain");
  expect(fault?.reason).toContain(
    'tenant "Acme Co." (acme.printix.net) is declared by another block of this program too',
  );
});

test("so are a new one and one of state, in either order", () => {
  const oldFirst = createDeclaredTenants();
  expect(oldFirst.declare(acmeInputs, acmeInputs)).toEqual([]);
  expect(oldFirst.declare({}, acmeInputs)).toHaveLength(1);
  const newFirst = createDeclaredTenants();
  expect(newFirst.declare({}, acmeInputs)).toEqual([]);
  expect(newFirst.declare(acmeInputs, acmeInputs)).toHaveLength(1);
});

test("a replacement is checked twice by the engine, and is one block; a third is another one", () => {
  const declared = createDeclaredTenants();
  expect(declared.declare(acmeInputs, renamed)).toEqual([]);
  expect(declared.isMadeFree(acmeInputs.tenantDomain)).toBe(true);
  expect(declared.declare({}, renamed)).toEqual([]);
  expect(declared.declare({}, renamed)).toHaveLength(1);
});

test("what is unknown yet is compared with nothing", () => {
  const declared = createDeclaredTenants();
  const unknown = { ...acmeInputs, tenantDomain: unknownValue };
  expect([declared.declare({}, unknown), declared.declare({}, unknown)]).toEqual([[], []]);
});

test("a tenant whose domain no block declares is given up", () => {
  const declared = createDeclaredTenants();
  declared.declare({}, moved);
  expect(() => {
    declared.assertGivenUp(acmeInputs);
  }).not.toThrow();
});

test("two blocks that change places are both replaced, and neither is another one's", () => {
  const declared = createDeclaredTenants();
  const other = { ...acmeInputs, tenantName: "Other", tenantDomain: "other.printix.net" };
  declared.declare(acmeInputs, { ...acmeInputs, tenantDomain: other.tenantDomain });
  declared.declare(other, { ...other, tenantDomain: acmeInputs.tenantDomain });
  for (const old of [acmeInputs, other]) {
    expect(() => {
      declared.assertGivenUp(old);
    }).not.toThrow();
  }
});
