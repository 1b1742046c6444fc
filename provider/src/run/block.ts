import { policyOf } from "../tenant/deletion-policy";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { isUnknown } from "../tenant/unknown-value";

/** What tells one tenant from another, for a program. */
export type Named = Partial<Pick<TenantInputs, "tenantName" | "tenantDomain">>;

/** A block of the program, as its check shows it. */
export interface Block {
  /** What state has of it; undefined for a new one. */
  had: Partial<TenantInputs> | undefined;
  says: TenantInputs;
  /** The engine checks a replacement a second time, as if it were new: that check has come. */
  cameAgain: boolean;
}

export function isSame(one: Named, other: Named): boolean {
  return one.tenantName === other.tenantName && one.tenantDomain === other.tenantDomain;
}

/** It stands for the tenant that state has of it. What is not known yet may turn out to be the same. */
export function isKept({ had, says }: Block): boolean {
  return (
    had !== undefined && !isChanged(had.tenantName, says.tenantName) && !isChanged(had.tenantDomain, says.tenantDomain)
  );
}

/** It gives the tenant that state has of it up, which cancels it. One that is abandoned is anybody's. */
export function isCancelling(block: Block): boolean {
  return block.had !== undefined && !isKept(block) && policyOf(block.had.deletionPolicy) === "cancel";
}

/** It has this domain's tenant in state, and does not leave it to others. */
export function hasTenantOf(block: Block, domain: string | undefined): boolean {
  return block.had?.tenantDomain === domain && (isKept(block) || isCancelling(block));
}

/** It takes over whichever tenant of ours has its domain. */
export function isAdopting({ had, says }: Block): boolean {
  return had === undefined && says.adoptExisting === true;
}

function isChanged(before: unknown, now: unknown): boolean {
  return !isUnknown(now) && before !== now;
}
