/**
 * What may become of a tenant that the program no longer declares, or whose name or domain it changes:
 * `prevent` refuses, `abandon` forgets the tenant and leaves its subscription running, `cancel` cancels it.
 */
export type DeletionPolicy = (typeof DeletionPolicy)[keyof typeof DeletionPolicy];

/** The same by name, as the code that Pulumi generates has it: `DeletionPolicy.Prevent`. */
export const DeletionPolicy = {
  /** Refuses: the tenant stays, and the run fails. */
  Prevent: "prevent",
  /** Forgets the tenant, whose subscription goes on. */
  Abandon: "abandon",
  /** Cancels the tenant's subscription. */
  Cancel: "cancel",
} as const;

export const deletionPolicies = Object.values(DeletionPolicy);

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
