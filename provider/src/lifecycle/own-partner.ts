import { tenantLabel } from "../tenant/tenant-label";
import type { TenantState } from "../tenant/tenant-state";
import { Refusal } from "../messages/refusal";

/**
 * Refuses to look for a tenant at another partner than the one it was made for. That partner's 404 would say that
 * the tenant is gone, and a refresh or a cancel would forget a subscription that goes on.
 */
export function assertOwnPartner(tenant: Partial<TenantState>, partnerId: string): void {
  const fault = partnerFault(tenant, partnerId);
  if (fault !== undefined) throw new Refusal(fault);
}

/** Why a tenant is another partner's, by its own link. */
export function partnerFault(tenant: Partial<TenantState>, partnerId: string): string | undefined {
  const owner = /\/partners\/([^/]+)\/tenants\//.exec(tenant.selfUrl ?? "")?.[1];
  if (owner === undefined || decoded(owner).toLowerCase() === partnerId.toLowerCase()) return undefined;
  return (
    `${tenantLabel(tenant)} belongs to the partner ${owner}, and printix:partnerId is ${partnerId}: nothing was sent. ` +
    "Set printix:partnerId (or PRINTIX_PARTNER_ID) to the partner of this stack, or choose the stack of this partner."
  );
}

/** A link that cannot be decoded is compared as it stands. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
