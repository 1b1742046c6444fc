import type { PartnerTenant } from "./partner-tenant";

/** A tenant of the partner's list that cannot be read, by what can be read of it. */
export interface UnreadableTenant {
  id?: string;
  tenantName?: string;
  /** The canonical domain. */
  tenantDomain?: string;
  /** What does not fit, and where: never what stood there. */
  reason: string;
}

/** The partner's list. As long as a tenant of it cannot be read, it proves of no other tenant that it is gone. */
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
