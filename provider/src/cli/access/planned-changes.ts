import { tenantType } from "../../tenant/provider-reference";
import { cancelsAmong, mayBeReplaced } from "../cancels/planned-cancels";
import { previewSteps } from "../shared/pulumi/preview";

/** What a plan sends to the API, request by request. */
export interface PlannedChanges {
  /** An adoption counts as one: whether it is, only the list can tell. */
  creations: number;
  cancels: number;
}

/** Of a replacement a plan shows one step, and all three with `--show-replacement-steps`. */
const beginnings = new Set(["create", "replace", "create-replacement"]);

/** The changes of a plan. @throws CommandFailure as `previewSteps` does */
export function plannedChanges(text: string, source: string): PlannedChanges {
  const steps = previewSteps(text, source);
  const created = steps.flatMap((step) =>
    (beginnings.has(step.op) && step.newState?.type === tenantType) || mayBeReplaced(step) ? [step.urn] : [],
  );
  return { creations: new Set(created).size, cancels: cancelsAmong(steps).length };
}
