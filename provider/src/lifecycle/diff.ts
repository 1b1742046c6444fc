import { canonicalDomain } from "printix-partner-sdk";
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
  const domain = state.tenantDomain;
  const replaces = [
    ...(isDifferent(inputs.tenantName, state.tenantName) ? ["tenantName"] : []),
    ...(isDifferent(inputs.tenantDomain, domain && canonicalDomain(domain)) ? ["tenantDomain"] : []),
  ];
  // Not known yet may turn out to be the same: shown as an update, decided when it is known.
  const isUndecided = isUnknown(inputs.tenantName) || isUnknown(inputs.tenantDomain);
  // The program follows a rename: an update takes that note out of state.
  const isFollowing = isDeclared && state.renamedFrom !== undefined;
  const isChanged = replaces.length > 0 || isUndecided || isFollowing || inputs.deletionPolicy !== state.deletionPolicy;
  return { isChanged, replaces };
}

/** What a damaged state does not say is no reason to replace a tenant: the next refresh fills it in. */
function isDifferent(wanted: string, actual: string | undefined): boolean {
  return actual !== undefined && !isUnknown(wanted) && wanted !== actual;
}
