import { tenantType } from "../../tenant/provider-reference";
import { readPlanText } from "../shared/pulumi/plan-text";
import { isShown, previewSteps } from "../shared/pulumi/preview";

/** A tenant that a plan is to create. */
export interface PlannedCreate {
  urn: string;
  inputs: Record<string, unknown>;
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
  const { text, source } = await readPlanText(file);
  return parsePlan(text, source);
}
