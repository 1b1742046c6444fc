import { policyOf } from "../tenant/deletion-policy";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { isUnknown } from "../tenant/unknown-value";

/** What tells one tenant from another, for a program. */
export type Named = Partial<Pick<TenantInputs, "tenantName" | "tenantDomain">>;

/** What a program makes of the tenant that state has. */
export interface Change {
  /** Undefined for a new block. */
  stateInputs: Partial<TenantInputs> | undefined;
  programInputs: TenantInputs;
}

/** A block of the program, as its checks show it. */
export interface Block extends Change {
  /** What it is known by. */
  urn: string;
  /** The engine has checked it a second time, as if it were new: it is replaced, and a tenant is created in its place. */
  isRecreated: boolean;
}

/** @param olds the inputs of the tenant in state; empty for a new one */
export function changeOf(olds: Partial<TenantInputs>, programInputs: TenantInputs): Change {
  return { stateInputs: olds.tenantName === undefined ? undefined : olds, programInputs };
}

export function isSame(one: Named, other: Named): boolean {
  return one.tenantName === other.tenantName && one.tenantDomain === other.tenantDomain;
}

/** It stands for the tenant that state has of it. What is not known yet may turn out to be the same. */
export function isKept({ stateInputs, programInputs }: Change): boolean {
  return (
    stateInputs !== undefined &&
    !isChanged(stateInputs.tenantName, programInputs.tenantName) &&
    !isChanged(stateInputs.tenantDomain, programInputs.tenantDomain)
  );
}

/** It gives the tenant that state has of it up, which cancels it. One that is abandoned is anybody's. */
export function isCancelling(change: Change): boolean {
  return (
    change.stateInputs !== undefined && !isKept(change) && policyOf(change.stateInputs.deletionPolicy) === "cancel"
  );
}

/** It has this domain's tenant in state, and does not leave it to others. */
export function hasTenantOf(change: Change, domain: string | undefined): boolean {
  return change.stateInputs?.tenantDomain === domain && (isKept(change) || isCancelling(change));
}

/** It takes over whichever tenant of ours has its domain. */
export function isAdopting({ stateInputs, programInputs }: Change): boolean {
  return stateInputs === undefined && programInputs.adoptExisting === true;
}

function isChanged(before: unknown, now: unknown): boolean {
  return !isUnknown(now) && before !== now;
}
