import { percentDecoded } from "../files/encoded-text";
import { otherPartner } from "../messages/partner";
import type { Refusal } from "../messages/refusal";
import type { TenantState } from "../tenant/tenant-state";

/**
 * Refuses to look for a tenant at another partner than the one it was made for. That partner's 404 would say that
 * the tenant is gone, and a refresh or a cancel would forget a subscription that goes on.
 */
export function assertOwnPartner(tenant: Partial<TenantState>, partnerId: string): void {
  const refusal = partnerRefusal(tenant, partnerId);
  if (refusal !== undefined) throw refusal;
}

/** Why a tenant is another partner's, by its own link. */
export function partnerRefusal(tenant: Partial<TenantState>, partnerId: string): Refusal | undefined {
  const owner = /\/partners\/([^/]+)\/tenants\//.exec(tenant.selfUrl ?? "")?.[1];
  if (owner === undefined || percentDecoded(owner).toLowerCase() === partnerId.toLowerCase()) return undefined;
  return otherPartner(tenant, owner, partnerId);
}
