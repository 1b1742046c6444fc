/**
 * What may become of a tenant that the program no longer declares, or whose name or domain it changes:
 * `prevent` refuses, `abandon` forgets the tenant and leaves its subscription running, `cancel` cancels it.
 */
export type DeletionPolicy = (typeof deletionPolicies)[number];

export const deletionPolicies = ["prevent", "abandon", "cancel"] as const;

/** Where nobody says anything, nothing is cancelled. */
export const defaultDeletionPolicy: DeletionPolicy = "prevent";

export function isDeletionPolicy(value: unknown): value is DeletionPolicy {
  return deletionPolicies.some((policy) => policy === value);
}

export function deletionPolicyFault(value: unknown): string | undefined {
  return isDeletionPolicy(value) ? undefined : "must be prevent, abandon or cancel";
}

/** The policy of a state, read so that damage or absence protects. */
export function policyOf(value: unknown): DeletionPolicy {
  return isDeletionPolicy(value) ? value : defaultDeletionPolicy;
}
