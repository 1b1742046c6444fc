import { createDeclaredTenants, type DeclaredTenants } from "../../src/run/declared-tenants";
import type { TenantInputs } from "../../src/tenant/tenant-inputs";
import { unknownValue } from "../../src/tenant/unknown-value";
import { acmeInputs } from "../acme";

const acme: TenantInputs = { ...acmeInputs, deletionPolicy: "cancel" };
const renamed = { ...acme, tenantName: "Acme Ltd." };
const moved = { ...acme, tenantDomain: "acme-2.printix.net" };
const other = { ...acme, tenantName: "Other", tenantDomain: "other.printix.net" };
const adopting = { ...acme, adoptExisting: true };

/** Blocks as their checks tell of them: what state has (nothing for a new one), and what the program says. */
type Told = [olds: Partial<TenantInputs>, inputs: TenantInputs];

function play(...blocks: Told[]): { declared: DeclaredTenants; reasons: string[] } {
  const declared = createDeclaredTenants();
  const reasons = blocks.flatMap((block) => declared.declare(...block).faults.map(({ reason }) => reason));
  return { declared, reasons };
}

/** What is wrong with two blocks has to be told in whichever order the engine comes to them. */
function eitherWay(one: Told, two: Told): string[] {
  const forth = play(one, two).reasons;
  expect(play(two, one).reasons).toHaveLength(forth.length);
  return forth;
}

test("two blocks with one domain: the second is wrong, and both are named", () => {
  const { reasons } = play([{}, acme], [{}, renamed]);
  expect(reasons).toEqual([
    expect.stringContaining('tenant "Acme Co." (acme.printix.net) is declared by another block of this program too'),
  ]);
});

test("so are a new one and one of state, and the advice never touches the one of state", () => {
  const [reason] = eitherWay([acme, acme], [{}, acme]);
  expect(reason).toContain("Take the new one out, or give the new one the domain that it is for.");
});

test("a replacement is checked twice by the engine, and is one block; a third is another one", () => {
  const declared = createDeclaredTenants();
  declared.declare(acme, renamed);
  const again = declared.declare({}, renamed);
  expect(again).toEqual({ faults: [], successorOf: { had: acme, says: renamed, cameAgain: true } });
  const third = declared.declare({}, renamed);
  expect(third.faults).toHaveLength(1);
  expect(third.successorOf).toBeUndefined();
});

test("the very same of a new one may be the engine's second look: who can find out is handed the block", () => {
  const declared = createDeclaredTenants();
  declared.declare(acme, acme);
  const { twin, faults } = declared.declare({}, acme);
  expect(faults).toHaveLength(1);
  expect(twin?.had).toEqual(acme);
});

test("what is unknown yet is compared with nothing", () => {
  const unknown = { ...acme, tenantDomain: unknownValue };
  expect(play([{}, unknown], [{}, unknown]).reasons).toEqual([]);
});

describe("two blocks of state for one tenant", () => {
  test.each([
    ["both as they were", acme],
    ["one with another domain", moved],
    ["one with another name", renamed],
  ])("are a fault, %s, and no way out is told that cancels", (_, says) => {
    const [reason] = eitherWay([acme, acme], [acme, says]);
    expect(reason).toContain("stands in state for two blocks of this program");
    expect(reason).toContain("The only way out");
    expect(reason).toContain("pulumi state delete");
    expect(reason).toContain("--target");
  });
});

describe("a domain that one block gives up and another takes", () => {
  const taking = { ...other, tenantDomain: acme.tenantDomain };

  test.each<[string, Told]>([
    ["a new one", [{}, taking]],
    ["one of state", [other, taking]],
  ])("is a fault where that is %s: its creation may go first", (_, told) => {
    const [reason] = eitherWay([acme, moved], told);
    expect(reason).toContain("would be created while another block of this program still has that domain");
    expect(reason).toContain("Make it two runs");
  });

  test("is a fault with another way on where the two change places", () => {
    const [reason] = eitherWay([acme, { ...acme, tenantDomain: other.tenantDomain }], [other, taking]);
    expect(reason).toContain("The two blocks change places");
    expect(reason).toContain("give one of the two a third domain first");
    expect(reason).not.toContain("Make it two runs");
  });

  test("is none where the block leaves its tenant alone", () => {
    const abandoned = { ...acme, deletionPolicy: "abandon" as const };
    expect(eitherWay([abandoned, { ...moved, deletionPolicy: "abandon" }], [{}, taking])).toEqual([]);
  });
});

describe("an adoption", () => {
  test("of what another block gives up is a fault: that would cancel it", () => {
    const [reason] = eitherWay([acme, moved], [{}, adopting]);
    expect(reason).toContain("would be adopted by one block, and another block has it in state");
  });

  test("is one too where a block that moves there has the flag from its own creation", () => {
    const there = { ...other, tenantDomain: acme.tenantDomain };
    const { reasons } = play([acme, moved], [other, there], [{}, { ...there, adoptExisting: true }]);
    expect(reasons).toEqual([
      expect.stringContaining("still has that domain"),
      expect.stringContaining("would be adopted by one block, and another block has it in state"),
    ]);
  });

  test("of what is abandoned is none", () => {
    const abandoned = { ...acme, deletionPolicy: "abandon" as const };
    expect(eitherWay([abandoned, { ...moved, deletionPolicy: "abandon" }], [{}, adopting])).toEqual([]);
  });

  test("may be asked for again at the creation, when all blocks are known", () => {
    expect(play([{}, adopting]).declared.adoptionFault(adopting)).toBeUndefined();
    expect(play([{}, adopting], [acme, acme]).declared.adoptionFault(adopting)).toContain("another block has it");
    expect(play([acme, renamed], [{}, renamed]).declared.adoptionFault({ ...renamed, adoptExisting: true })).toBe(
      undefined,
    );
  });
});

describe("wanted, so that it must not be cancelled", () => {
  test.each<[string, boolean, Told[]]>([
    ["nobody's", false, [[{}, moved]]],
    ["a new block's", true, [[{}, acme]]],
    ["a kept one's", true, [[acme, acme]]],
    ["one's that replaces it", false, [[acme, renamed]]],
    [
      "one's that is replaced by another's",
      false,
      [
        [acme, { ...acme, tenantDomain: other.tenantDomain }],
        [other, { ...other, tenantDomain: acme.tenantDomain }],
      ],
    ],
    [
      "one's that adopts what another gives up",
      true,
      [
        [acme, moved],
        [{}, adopting],
      ],
    ],
    [
      "one's that keeps what another gives up",
      true,
      [
        [acme, moved],
        [acme, acme],
      ],
    ],
  ])("%s", (_, isWanted, blocks) => {
    for (const order of [blocks, blocks.toReversed()]) expect(play(...order).declared.isWanted(acme)).toBe(isWanted);
  });
});
