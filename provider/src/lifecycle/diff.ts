import { comparable } from "../tenant/comparable";
import type { TenantInputs } from "../tenant/tenant-inputs";
import type { TenantState } from "../tenant/tenant-state";
import { isUnknown } from "../tenant/unknown-value";

export interface TenantDiff {
  isChanged: boolean;
  /** The properties whose change needs a new tenant. */
  replaces: string[];
}

/**
 * Name and domain replace, the policy updates; nothing else counts (billing figures are use, not drift).
 * @param isDeclared whether the inputs are the program's; a refresh asks too
 */
export function diffTenant(state: Partial<TenantState>, inputs: TenantInputs, isDeclared = true): TenantDiff {
  const before = comparable(state);
  const wanted = comparable(inputs);
  const replaces = [
    ...(isDifferent(wanted.tenantName, before.tenantName) ? ["tenantName"] : []),
    ...(isDifferent(wanted.tenantDomain, before.tenantDomain) ? ["tenantDomain"] : []),
  ];
  // Not known yet may turn out to be the same: shown as an update, decided when it is known.
  const isUndecided = isUnknown(inputs.tenantName) || isUnknown(inputs.tenantDomain);
  // The program follows a rename: an update takes that note out of state.
  const isFollowing = isDeclared && state.renamedFrom !== undefined;
  const isChanged = replaces.length > 0 || isUndecided || isFollowing || inputs.deletionPolicy !== state.deletionPolicy;
  return { isChanged, replaces };
}

/**
 * Whether a replacement cancels the old tenant first: only where the new one is to get its domain. Else the new one is made
 * first, so that a creation that fails costs nobody a subscription.
 */
export function isCancelledFirst({ replaces }: TenantDiff): boolean {
  return !replaces.includes("tenantDomain");
}

/** What a damaged state does not say is no reason to replace a tenant: the next refresh fills it in. */
function isDifferent(wanted: string, actual: string | undefined): boolean {
  return actual !== undefined && !isUnknown(wanted) && wanted !== actual;
}
