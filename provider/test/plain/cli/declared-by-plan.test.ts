import { declaredByPlan } from "../../../src/cli/recover/declared-by-plan";
import type { PreviewStep } from "../../../src/cli/shared/pulumi/preview";
import { nativeTenantType } from "../../../src/tenant/tenant-types";
import { failureOf } from "../../failure-of";
import { acmeCreating, acmePending, asNative, defaultProvider, groupUrn, nordic, stateWith } from "./stack";

const stack = "customers/dev";
const acmePlanned = { ...acmePending, source: "plan" };
const nothing = stateWith({ pendingCreates: [] });

function create({ urn, ...newState }: Partial<PreviewStep["newState"]> & { urn: string }): PreviewStep {
  return { op: "create", urn, newState: { type: "", ...newState } };
}

test("what a plan creates is sought as it would come into state; the stack is no parent worth naming", () => {
  expect(declaredByPlan([create(acmeCreating)], stack, nothing)).toEqual({ tenants: [acmePlanned], providers: [] });
});

test("its parent, its protection and its policy are the plan's", () => {
  const inputs = { ...acmeCreating.inputs, deletionPolicy: "abandon" };
  const step = create({ ...acmeCreating, parent: groupUrn, protect: false, inputs });
  const { tenants } = declaredByPlan([step], `acme-org/${stack}`, nothing);
  expect(tenants).toEqual([{ ...acmePlanned, parent: groupUrn, isProtected: false, deletionPolicy: "abandon" }]);
});

test("of the native plugin, it keeps its own provider; the default one only where state has it, else the engine makes it", () => {
  const native = { ...acmePlanned, urn: asNative(acmeCreating).urn, type: nativeTenantType };
  const byDefault = [create(asNative(acmeCreating))];
  expect(declaredByPlan(byDefault, stack, nothing).tenants).toEqual([native]);
  const withDefault = stateWith({ resources: [defaultProvider] });
  expect(declaredByPlan(byDefault, stack, withDefault).tenants).toEqual([{ ...native, provider: defaultProvider.urn }]);
  const byOwn = declaredByPlan([create(nordic), create(asNative(acmeCreating, nordic))], stack, nothing);
  expect(byOwn.tenants).toEqual([{ ...native, provider: nordic.urn }]);
  expect(byOwn.providers).toMatchObject([{ urn: nordic.urn, inputs: { partnerId: "nordic-partner" } }]);
});

test("a provider that state has is what state says", () => {
  expect(declaredByPlan([create(nordic)], stack, stateWith({ resources: [nordic] })).providers).toEqual([]);
});

test("what the plan hides is absent", () => {
  const inputs = { ...acmeCreating.inputs, tenantName: "[secret]" };
  const { tenants } = declaredByPlan([create({ ...acmeCreating, inputs })], stack, nothing);
  expect(tenants[0]).not.toHaveProperty("tenantName");
});

test("a plan of another stack is refused", async () => {
  const { message } = await failureOf(() => declaredByPlan([create(acmeCreating)], "customers/prod", nothing));
  expect(message).toContain("A plan is for the stack customers/dev");
});
