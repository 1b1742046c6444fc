import { tenantType } from "../../tenant/provider-reference";
import { mayBeReplaced, plannedCancels } from "../cancels/planned-cancels";
import type { PreviewStep } from "../shared/pulumi/preview";

/** What a plan sends to the API, request by request. */
export interface PlannedChanges {
  /** An adoption counts as one: whether it is, only the list can tell. */
  creations: number;
  cancels: number;
}

/** Of a replacement a plan shows one step, and all three with `--show-replacement-steps`. */
const createOps = new Set(["create", "replace", "create-replacement"]);

/** The changes of a plan. */
export function plannedChanges(steps: readonly PreviewStep[]): PlannedChanges {
  const created = steps.flatMap((step) =>
    (createOps.has(step.op) && step.newState?.type === tenantType) || mayBeReplaced(step) ? [step.urn] : [],
  );
  return { creations: new Set(created).size, cancels: plannedCancels(steps).length };
}
