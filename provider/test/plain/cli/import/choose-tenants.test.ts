import type { PartnerTenant } from "printix-partner-sdk";
import { chooseTenants, type ChoiceParts } from "../../../../src/cli/import/choose-tenants";
import type { PlannedCreate } from "../../../../src/cli/shared/pulumi/preview";
import type { StateResource } from "../../../../src/cli/shared/pulumi/stack-export";
import { dynamicTenantType, nativeTenantType, type TenantType } from "../../../../src/tenant/tenant-types";
import { acme, partnerId, tenantId } from "../../../acme";
import { acmeCreating, acmeKept, asNative, defaultProvider, nordic, providerOf, stateWith, urnOf } from "../stack";

const globex: PartnerTenant = {
  ...acme,
  id: "22222222",
  tenantName: "Globex Corporation",
  tenantDomain: "globex.printix.net",
};
const empty = stateWith({ pendingCreates: [] });

function choose(changes: Partial<ChoiceParts> = {}): { chosen: object[]; leftOut: object[] } {
  const { chosen, leftOut } = chooseTenants(partsOf(changes));
  return {
    chosen: chosen.map(({ name, found, isDeclared }) => [name, found.id, isDeclared]),
    leftOut: leftOut.map(({ tenant, reason }) => [tenant.id, reason]),
  };
}

function partsOf(changes: Partial<ChoiceParts>): ChoiceParts {
  return {
    partnerId,
    tenants: [globex, acme],
    state: empty,
    others: new Map(),
    declared: new Map(),
    blocks: new Map(),
    missing: new Set(),
    patterns: [],
    type: dynamicTenantType,
    deletionPolicy: "prevent",
    defaultPolicy: "prevent",
    ...changes,
  };
}

test("without a pattern all are chosen, in the order of their domains", () => {
  expect(choose()).toEqual({
    chosen: [
      ["acme", tenantId, false],
      ["globex", "22222222", false],
    ],
    leftOut: [],
  });
});

test.each([
  ["a label", "globex"],
  ["a domain", "globex.printix.net"],
  ["a name, in any case", "GLOBEX corp*"],
])("%s chooses", (_, pattern) => {
  expect(choose({ patterns: [pattern, "nobody"] })).toEqual({ chosen: [["globex", "22222222", false]], leftOut: [] });
});

test("a tenant that the program only reads is chosen, by a name that is not the one it is read by", () => {
  const read = { ...asNative(acmeKept), external: true };
  const { chosen, leftOut } = choose({ state: stateWith({ resources: [read], pendingCreates: [] }) });
  expect(leftOut).toEqual([]);
  expect(chosen).toEqual([
    [`acme-${tenantId.slice(0, 4)}`, tenantId, false],
    ["globex", "22222222", false],
  ]);
});

test("what state has already is left out, also where another stack has it", () => {
  const kept = stateWith({ pendingCreates: [], resources: [acmeKept] });
  expect(choose({ state: kept })).toEqual({
    chosen: [["globex", "22222222", false]],
    leftOut: [[tenantId, "in the state already, as acme"]],
  });
  expect(choose({ others: new Map([["prod", kept]]) })).toEqual({
    chosen: [["globex", "22222222", false]],
    leftOut: [[tenantId, "in the state of the stack prod already, as acme"]],
  });
});

test("what a killed run was creating is for recover", () => {
  expect(choose({ state: stateWith({ pendingCreates: [acmeCreating] }) }).leftOut).toEqual([
    [tenantId, "a killed run was creating it: `pulumi-printix recover` brings it in"],
  ]);
});

test("a name that state or the file has is not given to another tenant", () => {
  const state = stateWith({ pendingCreates: [], resources: [{ ...acmeKept, urn: urnOf("globex"), id: "other" }] });
  const declared = new Map([["acme", { tenantName: "Acme Ltd.", tenantDomain: "acme-ltd" }]]);
  expect(choose({ state, declared }).chosen).toEqual([
    ["acme-9999", tenantId, false],
    ["globex-2222", "22222222", false],
  ]);
});

test("a tenant that the file declares is imported under its name there", () => {
  const declared = new Map([["customer-1", { tenantName: "Acme Co.", tenantDomain: "acme" }]]);
  expect(choose({ declared }).chosen).toContainEqual(["customer-1", tenantId, true]);
});

test.each([
  [
    { tenantName: "Acme Ltd.", tenantDomain: "acme" },
    'its entry customer-1 says the tenantName "Acme Ltd.": is it the same customer?',
  ],
  [
    { tenantName: "Acme Co.", tenantDomain: "acme.printix.net", deletionPolicy: "cancel" },
    "its entry customer-1 says deletionPolicy cancel: import it in a run of its own, with --deletion-policy cancel",
  ],
])("an entry that would not fit what is imported leaves its tenant out", (entry, reason) => {
  expect(choose({ declared: new Map([["customer-1", entry]]) }).leftOut).toEqual([[tenantId, reason]]);
});

describe("an entry that names no policy has the stack's own", () => {
  const declared = new Map([["customer-1", { tenantName: "Acme Co.", tenantDomain: "acme" }]]);
  const patterns = ["acme"];

  test("so it does not come in under another one, such as cancel", () => {
    const reason =
      "its entry customer-1 names no deletionPolicy, which means prevent here: import it in a run of its own, with --deletion-policy prevent";
    expect(choose({ declared, patterns, deletionPolicy: "cancel" })).toEqual({
      chosen: [],
      leftOut: [[tenantId, reason]],
    });
  });

  test("and comes in under that one", () => {
    const chosen = [["customer-1", tenantId, true]];
    const usual = { deletionPolicy: "cancel", defaultPolicy: "cancel" } as const;
    expect(choose({ declared, patterns, ...usual })).toEqual({ chosen, leftOut: [] });
  });
});

test.each([
  ["declared", new Map([["customer-1", { tenantName: "Acme Co.", tenantDomain: "acme" }]])],
  ["not declared", new Map()],
])("two tenants of one domain, %s, are both left out", (_, declared) => {
  const twin = { ...acme, id: "33333333" };
  const reason = "2 tenants have this domain";
  const { chosen, leftOut } = choose({ tenants: [acme, twin, globex], declared });
  expect(chosen).toEqual([["globex", "22222222", false]]);
  expect(leftOut.toSorted()).toEqual([tenantId, twin.id].map((id) => [id, reason]).toSorted());
});

test("a tenant whose domain two entries declare is left out", () => {
  const entry = { tenantName: "Acme Co.", tenantDomain: "acme" };
  const declared = new Map([
    ["one", entry],
    ["two", { ...entry, tenantDomain: "acme.printix.net" }],
  ]);
  expect(choose({ declared, patterns: ["acme"] })).toEqual({
    chosen: [],
    leftOut: [[tenantId, "several entries declare its domain: one, two"]],
  });
});

test("an entry with a policy that is none leaves its tenant out, whatever is chosen", () => {
  const entry = { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "Cancel" };
  expect(
    choose({ declared: new Map([["customer-1", entry]]), patterns: ["acme"], deletionPolicy: "cancel" }).leftOut,
  ).toEqual([[tenantId, 'its entry customer-1 says deletionPolicy "Cancel", which is not a policy']]);
});

test("an entry whose name state has for another tenant leaves its tenant out", () => {
  const state = stateWith({ pendingCreates: [], resources: [{ ...acmeKept, id: "other" }] });
  const declared = new Map([["acme", { tenantName: "Acme Co.", tenantDomain: "acme" }]]);
  expect(choose({ state, declared }).leftOut).toEqual([[tenantId, "its entry acme is another tenant in state"]]);
});

test("a tenant that no program could declare is left out, with what is wrong", () => {
  const odd = { ...globex, tenantDomain: "print.globex.example" };
  expect(choose({ tenants: [odd] }).leftOut).toEqual([
    [
      "22222222",
      "a program cannot declare it: its tenantDomain is not a Printix domain; give a label such as acme, or that label followed by .printix.net",
    ],
  ]);
});

describe("a block of the native plugin", () => {
  const inputs = { tenantName: "Acme Co.", tenantDomain: "acme" };
  const block = (provider?: string): PlannedCreate => {
    return { urn: asNative(acmeKept).urn, type: nativeTenantType, ...(provider !== undefined && { provider }), inputs };
  };
  const given = (provider?: string): Partial<ChoiceParts> => {
    return { declared: new Map([["acme", inputs]]), blocks: new Map([["acme", block(provider)]]), patterns: ["acme"] };
  };

  test("gives its tenant its type, whatever others get", () => {
    const { chosen } = chooseTenants(partsOf({ ...given(), patterns: [] }));
    expect(chosen.map(({ name, type }) => [name, type])).toEqual([
      ["acme", nativeTenantType],
      ["globex", dynamicTenantType],
    ]);
    expect(chooseTenants(partsOf({ type: nativeTenantType })).chosen.map(({ type }) => type)).toEqual([
      nativeTenantType,
      nativeTenantType,
    ]);
  });

  test("gives it the provider that state has; a default one the engine makes", () => {
    const own = providerOf("own", { partnerId });
    const state = stateWith({ pendingCreates: [], resources: [own] });
    expect(chooseTenants(partsOf({ ...given(own.urn), state })).chosen).toMatchObject([{ provider: own.urn }]);
    expect(chooseTenants(partsOf({ ...given(defaultProvider.urn), state })).chosen[0]).not.toHaveProperty("provider");
  });

  test("a dynamic block gives none: the engine finds its provider by itself", () => {
    const host = { urn: "urn:pulumi:dev::customers::pulumi:providers:pulumi-nodejs::default", type: "pulumi" };
    const state = stateWith({ pendingCreates: [], resources: [host] });
    const dynamic = { ...block(host.urn), type: dynamicTenantType } as const;
    const { chosen } = chooseTenants(partsOf({ ...given(), blocks: new Map([["acme", dynamic]]), state }));
    expect(chosen).toMatchObject([{ type: dynamicTenantType }]);
    expect(chosen[0]).not.toHaveProperty("provider");
  });

  test("leaves it out where state lacks its provider, which the engine would make without configuration", () => {
    const reason =
      "its block has the provider nordic, which is not in state yet: " +
      `run \`pulumi up --target ${nordic.urn}\` first`;
    expect(choose(given(nordic.urn))).toEqual({ chosen: [], leftOut: [[tenantId, reason]] });
  });

  test("leaves it out where its provider is another partner's", () => {
    const state = stateWith({ pendingCreates: [], resources: [nordic] });
    const reason = "its block has the provider nordic, which is the partner nordic-partner's";
    expect(choose({ ...given(nordic.urn), state })).toEqual({ chosen: [], leftOut: [[tenantId, reason]] });
  });
});

describe("a tenant of state that the program no longer declares", () => {
  const undeclaredNames = (kept: StateResource, type: TenantType): string[] => {
    const state = stateWith({ pendingCreates: [], resources: [kept] });
    const { undeclared } = chooseTenants(partsOf({ state, type, missing: new Set([kept.urn]) }));
    return undeclared.map(({ name }) => name);
  };

  test("is declared by its own type alone", () => {
    expect(undeclaredNames(acmeKept, dynamicTenantType)).toEqual(["acme"]);
    expect(undeclaredNames(acmeKept, nativeTenantType)).toEqual([]);
    expect(undeclaredNames(asNative(acmeKept), nativeTenantType)).toEqual(["acme"]);
    expect(undeclaredNames(asNative(acmeKept), dynamicTenantType)).toEqual([]);
  });

  test("is not declared without the provider that the program chose for it", () => {
    const own = providerOf("own", { partnerId });
    expect(undeclaredNames(asNative(acmeKept, own), nativeTenantType)).toEqual([]);
  });
});
