import { changeOf } from "../../src/run/block";
import { createDeclaredTenants, type DeclaredTenants } from "../../src/run/declared-tenants";
import type { TenantInputs } from "../../src/tenant/tenant-inputs";
import { unknownValue } from "../../src/tenant/unknown-value";
import { acmeInputs } from "../acme";

const acme: TenantInputs = { ...acmeInputs, deletionPolicy: "cancel" };
const renamed = { ...acme, tenantName: "Acme Ltd." };
const moved = { ...acme, tenantDomain: "acme-2.printix.net" };
const other = { ...acme, tenantName: "Other", tenantDomain: "other.printix.net" };
const adopting = { ...acme, adoptExisting: true };

/**
 * Blocks as their checks tell of them: what state has (nothing for a new one), what the program says, and whose check it is,
 * where another one of the same block comes.
 */
type Told = [olds: Partial<TenantInputs>, inputs: TenantInputs, urn?: string];

function play(...checks: Told[]): { declared: DeclaredTenants; reasons: string[] } {
  const declared = createDeclaredTenants();
  const reasons = checks.flatMap(([olds, inputs, urn], index) =>
    declared.declare(urn ?? `urn-${index}`, changeOf(olds, inputs)).faults.map(({ reason }) => reason),
  );
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

test("a replacement is checked twice by the engine, and is one block by its URN; another one that says the same is not", () => {
  const declared = createDeclaredTenants();
  declared.declare("urn-a", changeOf(acme, renamed));
  const again = declared.declare("urn-a", changeOf({}, renamed));
  expect(again).toEqual({
    faults: [],
    replaced: { urn: "urn-a", stateInputs: acme, programInputs: renamed, isRecreated: false },
  });
  const other = declared.declare("urn-b", changeOf({}, renamed));
  expect(other.faults).toEqual([{ property: "tenantDomain", reason: expect.stringContaining("(urn-a)") as string }]);
  expect(other.replaced).toBeUndefined();
});

test("so is one whose name and domain stay, and whose second check says another name than state was given", () => {
  const declared = createDeclaredTenants();
  declared.declare("urn-a", changeOf(acme, acme));
  const { faults, replaced } = declared.declare("urn-a", changeOf({}, renamed));
  expect(faults).toEqual([]);
  expect(replaced?.programInputs).toEqual(acme);
});

test("a block that is asked about again with what state has of it is still one", () => {
  expect(
    play([acme, acme, "urn-a"], [acme, acme, "urn-a"], [{}, other, "urn-b"], [{}, other, "urn-b"]).reasons,
  ).toEqual([]);
});

test.each<[string, Told, Told]>([
  ["new ones", [{}, acme], [{}, renamed]],
  ["blocks of state", [acme, acme], [acme, moved]],
  ["one that adopts, and one that has it", [{}, adopting], [acme, moved]],
  ["one that takes, and one that gives", [other, { ...other, tenantDomain: acme.tenantDomain }], [acme, moved]],
])("the message names the other block: %s", (_, one, two) => {
  const [reason] = play(one, two).reasons;
  expect(reason).toMatch(/\(urn-[01]( and urn-1)?\)/);
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
    const again: Told = [{}, { ...there, adoptExisting: true }, "urn-b"];
    const { reasons } = play([acme, moved], [other, there, "urn-b"], again);
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
  });

  test("of what is in the block's own place is none", () => {
    const successor = { ...renamed, adoptExisting: true };
    const replaced: Told[] = [
      [acme, renamed, "urn-a"],
      [{}, successor, "urn-a"],
    ];
    expect(play(...replaced).declared.adoptionFault(successor)).toBeUndefined();
    expect(play([acme, renamed]).declared.adoptionFault(successor)).toContain("another block has it");
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
