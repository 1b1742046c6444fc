import { tenantType } from "../../provider-reference";
import { isUnknown } from "../../tenant/unknown-value";
import { readPlanText } from "../pulumi/plan-text";
import { previewSteps } from "../pulumi/preview";

/** A tenant that a plan is to create. */
export interface PlannedCreate {
  urn: string;
  inputs: Record<string, unknown>;
}

/** What a preview hides or does not know yet is nothing that could be compared or shown. */
function isShown(value: unknown): boolean {
  return value !== "[secret]" && !isUnknown(value);
}

/** The creations of tenants in a plan. @throws CommandFailure for a file that is no output of `pulumi preview --json` */
export function parsePlan(text: string, file: string): PlannedCreate[] {
  return previewSteps(text, file).flatMap(({ op, urn, newState }) => {
    if (op !== "create" || newState?.type !== tenantType) return [];
    const known = Object.entries(newState.inputs ?? {}).filter(([, value]) => isShown(value));
    return [{ urn, inputs: Object.fromEntries(known) }];
  });
}

export async function readPlan(file: string): Promise<PlannedCreate[]> {
  return parsePlan(await readPlanText(file), file);
}
