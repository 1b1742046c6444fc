import { policyOf } from "../../tenant/deletion-policy";
import { isTenantType } from "../../tenant/tenant-types";
import { isUnknown } from "../../tenant/unknown-value";
import { isShown, type PreviewStep } from "../shared/pulumi/preview";
import { nameOf } from "../shared/pulumi/urn";

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
  /** False where `up` decides: its new name or domain is not known yet, and may turn out to be the old one. */
  isCertain: boolean;
}

/**
 * The steps that end a resource, and whether its replacement is the reason. A plan shows a replacement as one step, or
 * as three with `--show-replacement-steps`.
 */
const endOps = new Map([
  ["delete", false],
  ["replace", true],
  ["delete-replaced", true],
]);

/** The cancels of a plan. */
export function plannedCancels(steps: readonly PreviewStep[]): PlannedCancel[] {
  const found = steps.flatMap((step): PlannedCancel[] => {
    const { op, urn, oldState: old } = step;
    const isCertain = endOps.has(op);
    if (!isTenantType(old?.type) || !(isCertain || mayBeReplaced(step))) return [];
    const isReplaced = endOps.get(op) ?? true;
    const { deletionPolicy, tenantName, tenantDomain } = old.outputs ?? {};
    // The plan hides the policy, and the provider will see it: it may be cancel.
    if (isShown(deletionPolicy) && policyOf(deletionPolicy) !== "cancel") return [];
    return [{ name: nameOf(urn), urn, id: old.id, tenantName, tenantDomain, isReplaced, isCertain }];
  });
  return [...new Map(found.map((cancel) => [`${cancel.urn} ${String(cancel.id)}`, cancel])).values()];
}

/** Why a plan would end a subscription, in words. */
export function whyOf({ isReplaced, isCertain }: PlannedCancel): string {
  if (!isCertain) return "replaced if its new name or domain, known after up, is different";
  return isReplaced ? "replaced by a new tenant" : "its block is gone";
}

/** A plan shows an update where only `up` will know the name or the domain. */
export function mayBeReplaced({ op, oldState, newState }: PreviewStep): boolean {
  if (op !== "update" || !isTenantType(oldState?.type)) return false;
  const { tenantName, tenantDomain } = newState?.inputs ?? {};
  const { deletionPolicy } = oldState.outputs ?? {};
  const isAllowed = !isShown(deletionPolicy) || policyOf(deletionPolicy) !== "prevent";
  return isAllowed && (isUnknown(tenantName) || isUnknown(tenantDomain));
}
