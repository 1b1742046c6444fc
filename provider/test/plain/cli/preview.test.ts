import { plannedCreates, previewSteps } from "../../../src/cli/shared/pulumi/preview";
import { readPlan } from "../../../src/cli/shared/pulumi/read-plan";
import { dynamicTenantType, nativeTenantType } from "../../../src/tenant/tenant-types";
import { unknown } from "../../acme";
import { failureOf } from "../../failure-of";
import { acmeUrn, nordic } from "./stack";

/** As `pulumi preview --json` prints it. */
function planOf(...steps: object[]): string {
  return JSON.stringify({ steps, duration: 3077772775, changeSummary: { create: steps.length } });
}

const creationsIn = (text: string) => plannedCreates(previewSteps(text, "plan.json"));

function step(op: string, inputs?: object, type: string = dynamicTenantType): object {
  return { op, urn: acmeUrn, newState: { urn: acmeUrn, custom: true, type, inputs }, detailedDiff: null };
}

test("the creations of tenants are read, and nothing else", () => {
  const inputs = { tenantName: "Acme Co.", tenantDomain: "acme.printix.net" };
  const others = [step("same", inputs), step("replace", inputs), step("create", inputs, "aws:s3:Bucket")];
  const gone = { op: "delete", urn: acmeUrn, oldState: { type: dynamicTenantType } };
  expect(creationsIn(planOf(...others, gone, step("create", inputs)))).toEqual([
    { urn: acmeUrn, type: dynamicTenantType, inputs },
  ]);
});

test("those of the native plugin too, with their providers, whose ids a preview may not know", () => {
  const { op, urn, newState } = step("create", {}, nativeTenantType) as { op: string; urn: string; newState: object };
  const created = { op, urn, newState: { ...newState, provider: `${nordic.urn}::${unknown}` } };
  expect(creationsIn(planOf(created))).toEqual([{ urn, type: nativeTenantType, provider: nordic.urn, inputs: {} }]);
});

test("what the preview hides or does not know yet is left out", () => {
  const inputs = { tenantName: "[secret]", tenantDomain: unknown, deletionPolicy: "prevent" };
  expect(creationsIn(planOf(step("create", inputs), step("create")))).toEqual([
    { urn: acmeUrn, type: dynamicTenantType, inputs: { deletionPolicy: "prevent" } },
    { urn: acmeUrn, type: dynamicTenantType, inputs: {} },
  ]);
});

test.each(["", "Previewing update (dev):\n", "{}", "[]"])("another file is refused: %j", async (text) => {
  const { message } = await failureOf(() => previewSteps(text, "plan.json"));
  expect(message).toContain("plan.json is not a plan");
  expect(message).toContain("`pulumi preview --json`");
});

test("a file that is not there is told", async () => {
  expect((await failureOf(() => readPlan("/nowhere/plan.json"))).message).toContain("/nowhere/plan.json");
});
