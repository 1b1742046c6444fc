import type { Notice } from "../http/retry";
import { describeUnreadable, type UnreadableTenant } from "../model/tenant-listing";

/** Tells of what a list has set aside, once for each tenant, however many lists have it. */
export function tellSetAside(notice: Notice): (tenant: UnreadableTenant) => void {
  const told = new Set<string>();
  return (tenant) => {
    const key = tenant.id ?? tenant.tenantName ?? tenant.reason;
    if (told.has(key)) return;
    told.add(key);
    notice(`set aside: the partner's list has a tenant that cannot be read: ${describeUnreadable(tenant)}`);
  };
}
