import { replacementFaults } from "../../src/lifecycle/replacement-fault";
import type { DeletionPolicy } from "../../src/tenant/deletion-policy";
import { acmeInputs, unknown } from "../acme";

const policies: DeletionPolicy[] = ["prevent", "abandon", "cancel"];
const changes = {
  name: { tenantName: "Acme Ltd." },
  domain: { tenantDomain: "acme-ltd.printix.net" },
  both: { tenantName: "Acme Ltd.", tenantDomain: "acme-ltd.printix.net" },
};

const olds = (deletionPolicy: unknown = "prevent"): Record<string, unknown> => ({ ...acmeInputs, deletionPolicy });
const faultsOf = (before: unknown, after: unknown, changed: object) =>
  replacementFaults(olds(before), { ...olds(after), ...changed });

/** One policy throughout that lets the old tenant go: the only replacements that are allowed. */
const allowed: [DeletionPolicy, (keyof typeof changes)[]][] = [
  ["cancel", ["name", "domain", "both"]],
  ["abandon", ["domain", "both"]],
];

const cases = policies.flatMap((before) =>
  policies.flatMap((after) =>
    (Object.keys(changes) as (keyof typeof changes)[]).map((change) => ({ before, after, change })),
  ),
);

test.each(cases)("from $before to $after, with a change of $change", ({ before, after, change }) => {
  const isAllowed = before === after && allowed.some(([policy, those]) => policy === before && those.includes(change));
  const faults = faultsOf(before, after, changes[change]);
  expect(faults.map(({ property }) => property)).toEqual(isAllowed ? [] : Object.keys(changes[change]));
  for (const { reason } of faults) expect(reason).toContain('tenant "Acme Co." (acme.printix.net)');
});

test.each(policies.flatMap((before) => policies.map((after) => ({ before, after }))))(
  "from $before to $after, with no other change, there is no fault",
  ({ before, after }) => {
    expect(faultsOf(before, after, {})).toEqual([]);
  },
);

describe("a rename at Printix that a refresh has seen", () => {
  const names = { tenantName: "Acme", tenantDomain: "acme-before.printix.net" };
  const noted = (policy: DeletionPolicy) => ({ ...olds(policy), renamedFrom: "a-digest" });

  test.each<[string, object]>([
    ["has not changed", names],
    ["follows with its name alone", { tenantDomain: names.tenantDomain }],
    ["follows an earlier rename", { tenantName: "Between" }],
    ["has both of its own", changes.both],
  ])("gives nothing up for a program that %s", (_, changed) => {
    for (const [policy, end] of [
      ["cancel", "cancel the customer's subscription"],
      ["abandon", "unmanaged"],
    ] as const) {
      for (const after of policies) {
        const [fault] = replacementFaults(noted(policy), { ...olds(after), ...changed });
        expect(fault?.reason).toContain(
          'tenant "Acme Co." (acme.printix.net) got its name or domain at Printix itself',
        );
        expect(fault?.reason).toContain(end);
        expect(fault?.reason).toContain('write "Acme Co." and "acme.printix.net" into the program');
      }
    }
  });

  test("is none of the business of a program that has followed", () => {
    for (const after of policies) expect(replacementFaults(noted("cancel"), olds(after))).toEqual([]);
  });
});

test("under prevent the message says what a rename is, and lists the ways out", () => {
  const [fault] = faultsOf("prevent", "prevent", changes.name);
  expect(fault?.reason.split("\n")).toEqual([
    'tenant "Acme Co." (acme.printix.net) has the tenantName "Acme Co.", and the Partner API has no call to rename: ' +
      "a change of it cancels the customer's subscription and starts a new one, which deletionPolicy prevents. Ways out:",
    '  - to keep the tenant: put "Acme Co." back into the program',
    "  - where it was renamed in Printix itself: write what Printix has into the program, and run `pulumi preview --refresh`, then `pulumi up --refresh`",
    '  - to really cancel it and start anew: set deletionPolicy to "cancel", run `pulumi up`, and change tenantName after that',
  ]);
});

test("each property's message speaks of that property", () => {
  const [name, domain] = faultsOf("prevent", "prevent", changes.both);
  expect(name?.reason).toContain('put "Acme Co." back');
  expect(domain?.reason).toContain('put "acme.printix.net" back');
});

test("cancel that came in the same run is not enough, and the message says the order", () => {
  const [fault] = faultsOf("prevent", "cancel", changes.name);
  expect(fault?.reason).toContain('deletionPolicy "cancel" is new: run `pulumi up` with it and "Acme Co." first');
});

test("abandon that came in the same run would still cancel, and the message says so", () => {
  const [fault] = faultsOf("cancel", "abandon", changes.domain);
  expect(fault?.reason).toContain(
    'deletionPolicy "abandon" is new: this run would still cancel the customer\'s subscription',
  );
  expect(fault?.reason).toContain("Change the policy alone, run `pulumi up`");
});

test("cancel in place of abandon in the same run would lose a running subscription", () => {
  const [fault] = faultsOf("abandon", "cancel", changes.domain);
  expect(fault?.reason).toContain("this run would still leave the subscription running, unmanaged");
});

test("an abandoned tenant keeps its domain, so no new one can have it", () => {
  const [fault] = faultsOf("abandon", "abandon", changes.name);
  expect(fault?.reason).toContain("an abandoned tenant keeps its domain");
  expect(fault?.reason).toContain('set deletionPolicy to "cancel", run `pulumi up`');
});

test.each([undefined, null, "keep", 7])("a policy %j in state protects", (before) => {
  expect(faultsOf(before, "cancel", changes.name)).toHaveLength(1);
});

describe("what is not known yet", () => {
  test("is no change of a name or a domain", () => {
    expect(faultsOf("prevent", "prevent", { tenantName: unknown, tenantDomain: unknown })).toEqual([]);
    expect(faultsOf("abandon", "abandon", { tenantName: "Acme Ltd.", tenantDomain: unknown })).toEqual([]);
  });

  test("does not hide the change beside it", () => {
    const faults = faultsOf("prevent", "prevent", { tenantName: "Acme Ltd.", tenantDomain: unknown });
    expect(faults.map(({ property }) => property)).toEqual(["tenantName"]);
  });

  test("is no other policy", () => {
    expect(faultsOf("cancel", unknown, changes.name)).toEqual([]);
    expect(faultsOf("prevent", unknown, changes.name)).toHaveLength(1);
  });
});

test("what state does not say cannot have changed", () => {
  expect(replacementFaults({ deletionPolicy: "prevent" }, { ...acmeInputs })).toEqual([]);
});
