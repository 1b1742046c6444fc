import type { Notice } from "../common/log";
import { describeUnreadable, type UnreadableTenant } from "../model/tenant-listing";

/** Tells of what a list has set aside, once for each tenant, however many lists have it. */
export function reportUnreadable(notice: Notice): (tenant: UnreadableTenant) => void {
  const reported = new Set<string>();
  return (tenant) => {
    const key = tenant.id ?? tenant.tenantName ?? tenant.reason;
    if (reported.has(key)) return;
    reported.add(key);
    notice(`set aside: the partner's list has a tenant that cannot be read: ${describeUnreadable(tenant)}`);
  };
}
