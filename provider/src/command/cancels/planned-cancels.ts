import { tenantType } from "../../provider-reference";
import { policyOf } from "../../tenant/deletion-policy";
import { isShown, previewSteps, type PreviewStep } from "../pulumi/preview";
import { nameOf } from "../pulumi/urn";

/** A subscription that a plan would end. */
export interface PlannedCancel {
  /** The tenant's name in the program. */
  name: string;
  urn: string;
  id: string | undefined;
  tenantName: unknown;
  tenantDomain: unknown;
  /** Whether a new tenant takes its place. */
  isReplaced: boolean;
}

/**
 * What the engine calls the end of a resource: its block is gone, or it makes room for its replacement. Of a replacement
 * a plan shows one step, and all three with `--show-replacement-steps`.
 */
const ends = new Map([
  ["delete", false],
  ["replace", true],
  ["delete-replaced", true],
]);

/** The cancels of a plan. @throws CommandFailure as `previewSteps` does */
export function plannedCancels(text: string, source: string): PlannedCancel[] {
  return cancelsAmong(previewSteps(text, source));
}

export function cancelsAmong(steps: readonly PreviewStep[]): PlannedCancel[] {
  const found = steps.flatMap(({ op, urn, oldState: old }): PlannedCancel[] => {
    const isReplaced = ends.get(op);
    if (isReplaced === undefined || old?.type !== tenantType) return [];
    const { deletionPolicy, tenantName, tenantDomain } = old.outputs ?? {};
    // The provider will see the policy that the plan hides: it may be this one.
    if (isShown(deletionPolicy) && policyOf(deletionPolicy) !== "cancel") return [];
    return [{ name: nameOf(urn), urn, id: old.id, tenantName, tenantDomain, isReplaced }];
  });
  return [...new Map(found.map((cancel) => [`${cancel.urn} ${String(cancel.id)}`, cancel])).values()];
}
