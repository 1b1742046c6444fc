import { plannedCancels } from "../../../src/cli/cancels/planned-cancels";
import { plannedChanges } from "../../../src/cli/access/planned-changes";
import { previewSteps, type PreviewStep } from "../../../src/cli/shared/pulumi/preview";
import { unknownValue } from "../../../src/tenant/unknown-value";
import { dynamicTenantType, nativeTenantType } from "../../../src/tenant/tenant-types";
import { acmeState, tenantId } from "../../acme";

const urn = (name: string): string => `urn:pulumi:dev::tenants::${dynamicTenantType}::${name}`;

function step(op: string, name: string, deletionPolicy: unknown, type: string = dynamicTenantType): object {
  return { op, urn: urn(name), oldState: { type, id: tenantId, outputs: { ...acmeState, deletionPolicy } } };
}

const printed = (steps: object[], more: object = {}): string => JSON.stringify({ steps, ...more });
const plan = (steps: object[]): PreviewStep[] => previewSteps(printed(steps), "plan.json");

test("tenants that are deleted or replaced under cancel count, once each, and no others", () => {
  const steps = [
    step("delete", "gone", "cancel"),
    step("replace", "renamed", "cancel"),
    step("replace", "moved", "cancel"),
    step("delete-replaced", "moved", "cancel"),
    step("delete", "kept", "prevent"),
    step("delete", "left", "abandon"),
    step("delete", "damaged", "Cancel"),
    step("delete", "other", "cancel", "random:index:RandomId"),
    step("update", "changed", "cancel"),
    { op: "create", urn: urn("new"), newState: { type: dynamicTenantType } },
    step("delete", "gone", "cancel"),
  ];
  const { tenantName, tenantDomain } = acmeState;
  const tenant = { id: tenantId, tenantName, tenantDomain, isCertain: true };
  expect(plannedCancels(plan(steps))).toEqual([
    { name: "gone", urn: urn("gone"), ...tenant, isReplaced: false },
    { name: "renamed", urn: urn("renamed"), ...tenant, isReplaced: true },
    { name: "moved", urn: urn("moved"), ...tenant, isReplaced: true },
  ]);
});

test.each(["tenantName", "tenantDomain"])("an update whose %s only up will know may be one", (property) => {
  const undecided = (name: string, policy: string): object => ({
    ...step("update", name, policy),
    newState: { type: dynamicTenantType, inputs: { ...acmeState, [property]: unknownValue } },
  });
  const steps = [undecided("perhaps", "cancel"), undecided("left", "abandon"), undecided("kept", "prevent")];
  expect(plannedCancels(plan(steps))).toMatchObject([{ name: "perhaps", isReplaced: true, isCertain: false }]);
  expect(plannedChanges(plan(steps))).toEqual({ creations: 2, cancels: 1 });
});

test("a policy that the plan hides counts as cancel: too many are counted, and never too few", () => {
  expect(plannedCancels(plan([step("delete", "hidden", "[secret]")]))).toMatchObject([{ name: "hidden" }]);
});

test("a plan without steps cancels nothing", () => {
  expect(plannedCancels(plan([]))).toEqual([]);
});

test.each(["", "{}", "null", "[1", '{"steps":[{}]}', "Previewing update (dev)"])("%j is no plan", (text) => {
  expect(() => previewSteps(text, "plan.json")).toThrow("[PRINTIX_INPUT]");
  expect(() => previewSteps(text, "plan.json")).toThrow("plan.json is not a plan");
});

test("a preview that failed tells of no plan", () => {
  const failed = printed([], { diagnostics: [{ severity: "info#err" }, { severity: "error", message: "no access" }] });
  expect(() => previewSteps(failed, "plan.json")).toThrow(
    "the preview in plan.json failed, so it holds no plan:\nno access",
  );
});

test("tenants of the native plugin count as well, whichever partner they are of", () => {
  const undecided = step("update", "perhaps", "cancel", nativeTenantType);
  const newState = { type: nativeTenantType, inputs: { ...acmeState, tenantName: unknownValue } };
  const steps = [
    step("delete", "gone", "cancel", nativeTenantType),
    step("delete", "kept", "prevent", nativeTenantType),
    { ...undecided, newState },
    { op: "create", urn: urn("new"), newState },
  ];
  expect(plannedCancels(plan(steps)).map(({ name }) => name)).toEqual(["gone", "perhaps"]);
  expect(plannedChanges(plan(steps))).toEqual({ creations: 2, cancels: 2 });
});
