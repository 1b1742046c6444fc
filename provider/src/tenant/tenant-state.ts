import type { BillingInfo, PartnerTenant } from "printix-partner-sdk";
import type { DeletionPolicy } from "./deletion-policy";

/** What the engine keeps of a tenant. */
export interface TenantState {
  tenantName: string;
  tenantDomain: string;
  homeUrl: string;
  selfUrl: string;
  billingInfo?: BillingInfo;
  /** Kept, so that it protects even when the program no longer declares the tenant. */
  deletionPolicy: DeletionPolicy;
  /**
   * The digest of the name and the domain that it had before a refresh found that it was renamed at Printix, until the
   * program follows. Kept where a replacement is possible, so that a program that has not changed does not cancel it to
   * get its old name back.
   */
  renamedFrom?: string;
  /** It was taken in by its id. As long as its block has it, what the block had before is not cancelled for it. */
  isImported?: true;
}

/** The state of a tenant as the API shows it. The id is the engine's own field, so it is not repeated. */
export function stateOf({ id, ...tenant }: PartnerTenant, deletionPolicy: DeletionPolicy): TenantState {
  return { ...tenant, deletionPolicy };
}
