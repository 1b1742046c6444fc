import { replacementFaults } from "../../src/lifecycle/replacement-fault";
import { changePrevented, policyIsNew, renamedAtPrintix } from "../../src/messages/replacement";
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
    for (const policy of ["cancel", "abandon"] as const) {
      for (const after of policies) {
        const news = { ...olds(after), ...changed };
        const [fault] = replacementFaults(noted(policy), news);
        expect(fault?.reason).toBe(renamedAtPrintix(noted(policy), news, policy).message);
      }
    }
  });

  test("is none of the business of a program that has followed", () => {
    for (const after of policies) expect(replacementFaults(noted("cancel"), olds(after))).toEqual([]);
  });
});

test("under prevent each property's message speaks of that property", () => {
  const [name, domain] = faultsOf("prevent", "prevent", changes.both);
  expect(name?.reason).toBe(changePrevented(olds(), "tenantName", "prevent").message);
  expect(domain?.reason).toBe(changePrevented(olds(), "tenantDomain", "prevent").message);
});

test("cancel that came in the same run is not enough, and the message says the order", () => {
  const [fault] = faultsOf("prevent", "cancel", changes.name);
  expect(fault?.reason).toBe(changePrevented(olds(), "tenantName", "cancel").message);
});

test("abandon that came in the same run would still cancel, and the message says so", () => {
  const [fault] = faultsOf("cancel", "abandon", changes.domain);
  expect(fault?.reason).toBe(policyIsNew(olds(), "cancel", "abandon").message);
});

test("cancel in place of abandon in the same run would lose a running subscription", () => {
  const [fault] = faultsOf("abandon", "cancel", changes.domain);
  expect(fault?.reason).toBe(policyIsNew(olds(), "abandon", "cancel").message);
});

test("an abandoned tenant keeps its domain, so no new one can have it", () => {
  const [fault] = faultsOf("abandon", "abandon", changes.name);
  expect(fault?.reason).toContain("[PRINTIX_DOMAIN_KEPT]");
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
