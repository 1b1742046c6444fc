import type { Notice } from "../common/log";
import { describeUnreadable, type UnreadableTenant } from "../model/tenant-listing";

/** Reports each tenant that cannot be read, once, even if many lists have it. */
export function reportUnreadable(notice: Notice): (tenant: UnreadableTenant) => void {
  const reported = new Set<string>();
  return (tenant) => {
    const key = tenant.id ?? tenant.tenantName ?? tenant.reason;
    if (reported.has(key)) return;
    reported.add(key);
    notice(`set aside: the partner's list has a tenant that cannot be read: ${describeUnreadable(tenant)}`);
  };
}
