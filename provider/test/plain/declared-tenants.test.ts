import { changeHidden } from "../../src/messages/replacement";
import { changeOf } from "../../src/run/block";
import { createDeclaredTenants, type DeclaredTenants } from "../../src/run/declared-tenants";
import type { TenantInputs } from "../../src/tenant/tenant-inputs";
import { declaredTwice, domainHandedOver } from "../../src/messages/two-blocks";
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

const codeOf = (reason: string): string | undefined => / \[(\w+)\]$/.exec(reason)?.[1];

/** What is wrong with two blocks has to be told in whichever order the engine comes to them. */
function eitherWay(one: Told, two: Told): string[] {
  const forth = play(one, two).reasons;
  expect(play(two, one).reasons.map(codeOf)).toEqual(forth.map(codeOf));
  return forth;
}

test("two blocks with one domain: the second is wrong, and both are named", () => {
  const { reasons } = play([{}, acme], [{}, renamed]);
  expect(reasons).toEqual([
    expect.stringMatching(/tenant "Acme Co\." \(acme\.printix\.net\).* urn-0[^]* \[PRINTIX_DECLARED_TWICE\]$/),
  ]);
});

test("so are a new one and one of state, and the advice never touches the one of state", () => {
  const [reason] = eitherWay([acme, acme], [{}, acme]);
  const [ofState, ofNew] = [
    { urn: "urn-0", isInState: true },
    { urn: "urn-1", isInState: false },
  ];
  expect(reason).toBe(declaredTwice(acme, ofState, ofNew).message);
});

test("nor does it where both are of state, and one has come to the domain of the other", () => {
  const [reason] = eitherWay([acme, acme], [other, acme]);
  const [one, two] = ["urn-0", "urn-1"].map((urn) => ({ urn, isInState: true }));
  expect(reason).toBe(one && two && declaredTwice(acme, one, two).message);
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
  expect(other.faults).toEqual([{ property: "tenantDomain", reason: expect.stringContaining(" urn-a,") as string }]);
  expect(other.replaced).toBeUndefined();
});

test.each([
  ["a name", acme, renamed],
  ["a domain beside a name that changes", renamed, { ...renamed, tenantDomain: moved.tenantDomain }],
])("its second check must say the same: ignoreChanges would hide %s that is created then", (_, first, second) => {
  const declared = createDeclaredTenants();
  declared.declare("urn-a", changeOf(acme, first));
  const { faults, replaced } = declared.declare("urn-a", changeOf({}, second));
  expect(faults).toEqual([changeHidden(acme, second).about("tenantDomain")]);
  expect(replaced?.programInputs).toEqual(first);
});

test("what the second check does not know yet may turn out to be the same", () => {
  const declared = createDeclaredTenants();
  declared.declare("urn-a", changeOf(acme, moved));
  const second = { ...moved, tenantName: unknownValue };
  expect(declared.declare("urn-a", changeOf({}, second)).faults).toEqual([]);
});

test("a block that is asked about again with what state has of it is still one", () => {
  expect(
    play([acme, acme, "urn-a"], [acme, acme, "urn-a"], [{}, other, "urn-b"], [{}, other, "urn-b"]).reasons,
  ).toEqual([]);
});

test.each<[string, Told, Told, string[]]>([
  ["new ones", [{}, acme], [{}, renamed], ["urn-0"]],
  ["blocks of state", [acme, acme], [acme, moved], ["urn-0", "urn-1"]],
  ["one that adopts, and one that has it", [{}, adopting], [acme, moved], ["urn-1"]],
  [
    "one that takes, and one that gives",
    [other, { ...other, tenantDomain: acme.tenantDomain }],
    [acme, moved],
    ["urn-1"],
  ],
])("the message names the other block: %s", (_, one, two, named) => {
  const [reason] = play(one, two).reasons;
  expect(reason?.match(/\burn-\d/g)).toEqual(named);
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
  ])("are a fault, %s", (_, says) => {
    const reasons = eitherWay([acme, acme], [acme, says]);
    expect(reasons.map(codeOf)).toEqual(["PRINTIX_IN_STATE_TWICE"]);
    expect(reasons[0]).toContain('tenant "Acme Co." (acme.printix.net)');
  });
});

describe("a domain that one block gives up and another takes", () => {
  const taking = { ...other, tenantDomain: acme.tenantDomain };

  test.each<[string, Told]>([
    ["a new one", [{}, taking]],
    ["one of state", [other, taking]],
  ])("is a fault where that is %s: its creation may go first", (_, told) => {
    const [reason] = eitherWay([acme, moved], told);
    expect(reason).toBe(domainHandedOver(taking, "urn-0", false).message);
  });

  test("is a fault with another way on where the two change places", () => {
    const swapped = { ...acme, tenantDomain: other.tenantDomain };
    const [reason] = eitherWay([acme, swapped], [other, taking]);
    expect(reason).toBe(domainHandedOver(swapped, "urn-1", true).message);
  });

  test("is none where the block leaves its tenant alone", () => {
    const abandoned = { ...acme, deletionPolicy: "abandon" as const };
    expect(eitherWay([abandoned, { ...moved, deletionPolicy: "abandon" }], [{}, taking])).toEqual([]);
  });
});

describe("an adoption", () => {
  test("of what another block gives up is a fault: that would cancel it", () => {
    const [reason] = eitherWay([acme, moved], [{}, adopting]);
    expect(reason).toMatch(/tenant "Acme Co\." \(acme\.printix\.net\).* urn-0[^]* \[PRINTIX_ADOPTION_CONFLICT\]$/);
  });

  test("is one too where a block that moves there has the flag from its own creation", () => {
    const there = { ...other, tenantDomain: acme.tenantDomain };
    const again: Told = [{}, { ...there, adoptExisting: true }, "urn-b"];
    const { reasons } = play([acme, moved], [other, there, "urn-b"], again);
    expect(reasons.map(codeOf)).toEqual(["PRINTIX_DOMAIN_HANDED_OVER", "PRINTIX_ADOPTION_CONFLICT"]);
  });

  test("of what is abandoned is none", () => {
    const abandoned = { ...acme, deletionPolicy: "abandon" as const };
    expect(eitherWay([abandoned, { ...moved, deletionPolicy: "abandon" }], [{}, adopting])).toEqual([]);
  });

  test("may be asked for again at the creation, when all blocks are known", () => {
    expect(play([{}, adopting]).declared.adoptionRefusal(adopting)).toBeUndefined();
    expect(play([{}, adopting], [acme, acme]).declared.adoptionRefusal(adopting)).toMatchObject({
      code: "PRINTIX_ADOPTION_CONFLICT",
      message: expect.stringContaining("urn-1") as string,
    });
  });

  test("of what is in the block's own place is none", () => {
    const successor = { ...renamed, adoptExisting: true };
    const replaced: Told[] = [
      [acme, renamed, "urn-a"],
      [{}, successor, "urn-a"],
    ];
    expect(play(...replaced).declared.adoptionRefusal(successor)).toBeUndefined();
    expect(play([acme, renamed]).declared.adoptionRefusal(successor)).toMatchObject({
      code: "PRINTIX_ADOPTION_CONFLICT",
    });
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
