import type { PartnerTenant } from "./partner-tenant";

/** A tenant of the partner's list that cannot be read: the parts of it that can. */
export interface UnreadableTenant {
  id?: string;
  tenantName?: string;
  /** The canonical domain. */
  tenantDomain?: string;
  /** What does not fit, and where; never the content itself. */
  reason: string;
}

/** The partner's list. As long as one tenant in it cannot be read, it does not prove that another one is gone. */
export interface TenantListing {
  tenants: PartnerTenant[];
  unreadable: UnreadableTenant[];
}

/** Names a tenant that cannot be read, and says why. */
export function describeUnreadable({ id, tenantName, reason }: UnreadableTenant): string {
  const names = [
    ...(id === undefined ? [] : [`id ${id}`]),
    ...(tenantName === undefined ? [] : [`name "${tenantName}"`]),
  ];
  return names.length === 0 ? reason : `${names.join(", ")}: ${reason}`;
}
