import { isTenantType } from "../../tenant/tenant-types";
import { mayBeReplaced, plannedCancels } from "../cancels/planned-cancels";
import type { PreviewStep } from "../shared/pulumi/preview";

/** What a plan sends to the API, request by request. */
export interface PlannedChanges {
  /** An adoption counts as a creation: only the list can tell them apart. */
  creations: number;
  cancels: number;
}

/** A plan shows a replacement as one step, or as three with `--show-replacement-steps`. */
const createOps = new Set(["create", "replace", "create-replacement"]);

/** The changes of a plan. */
export function plannedChanges(steps: readonly PreviewStep[]): PlannedChanges {
  const created = steps.flatMap((step) =>
    (createOps.has(step.op) && isTenantType(step.newState?.type)) || mayBeReplaced(step) ? [step.urn] : [],
  );
  return { creations: new Set(created).size, cancels: plannedCancels(steps).length };
}
