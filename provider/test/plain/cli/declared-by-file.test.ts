import { declaredByFile } from "../../../src/cli/recover/declared-by-file";
import type { SoughtTenant } from "../../../src/cli/recover/sought-tenant";
import type { StateResource } from "../../../src/cli/shared/pulumi/stack-export";
import { dynamicTenantType, nativeTenantType } from "../../../src/tenant/tenant-types";
import { failureOf } from "../../failure-of";
import { acmeKept, acmePending, asNative, groupUrn, nordic, stateWith } from "./stack";

const acmeEntry = "tenants:\n  acme: { tenantName: Acme Co., tenantDomain: acme }\n";

function sought(text: string, resources: StateResource[] = [], changes: object = {}): SoughtTenant[] {
  const usual = {
    file: "tenants.yaml",
    stack: "customers/dev",
    type: dynamicTenantType,
    deletionPolicy: "prevent",
  } as const;
  const state = stateWith({ resources, pendingCreates: [] });
  return declaredByFile({ ...usual, text, state, ...changes }).tenants;
}

test("an entry that state does not have is sought as a program declares it, with the domain in full", () => {
  expect(sought(acmeEntry)).toEqual([{ ...acmePending, source: "file" }]);
  expect(sought(acmeEntry, [], { stack: "acme-org/customers/dev", type: nativeTenantType })).toEqual([
    { ...acmePending, source: "file", urn: asNative(acmeKept).urn, type: nativeTenantType },
  ]);
});

test("it is protected by its own policy, or else by the stack's", () => {
  const own = "tenants:\n  acme: { tenantName: Acme Co., tenantDomain: acme, deletionPolicy: prevent }\n";
  const cancel = { deletionPolicy: "cancel" };
  expect(sought(acmeEntry, [], cancel)).toMatchObject([{ deletionPolicy: "cancel", isProtected: false }]);
  expect(sought(own, [], cancel)).toMatchObject([{ deletionPolicy: "prevent", isProtected: true }]);
});

test("what state has as it is declared is not sought; what is another in state, or is to be replaced there, is", () => {
  expect(sought(acmeEntry, [acmeKept])).toEqual([]);
  expect(sought(acmeEntry, [asNative(acmeKept)])).toEqual([]);
  expect(sought(acmeEntry.replace("Acme Co.", "Acme Ltd."), [acmeKept])).toHaveLength(1);
  expect(sought(acmeEntry, [{ ...acmeKept, pendingReplacement: true }])).toHaveLength(1);
});

test.each([
  ["a component", { ...acmeKept, urn: `${groupUrn.replace("::group", "")}$${dynamicTenantType}::acme` }],
  ["a provider of its own", asNative(acmeKept, nordic)],
])("where state has one of its names under %s, the file does not tell enough", async (_, kept) => {
  const { message } = await failureOf(() => sought(acmeEntry, [kept]));
  expect(message).toMatch(/^Nothing was changed: acme of tenants\.yaml is in state .*--preview.*\[PRINTIX_INPUT\]$/s);
});

test("a mistake is told with its place", async () => {
  const { message } = await failureOf(() => sought("tenants:\n  acme: { tenantNam: Acme }\n"));
  expect(message).toMatch(/^tenants\.yaml:2:\d+: .*Nothing was changed\. \[PRINTIX_FILE\]$/s);
});
