import { canonicalDomain, canonicalName } from "printix-partner-sdk";
import { isUnknown } from "./unknown-value";

/**
 * A tenant's names as they are compared: what people read as one text is one text (Unicode's NFC), and `acme` and
 * `acme.printix.net` are one domain. State, and files that people write, hold whichever form they were given.
 */
export function comparable<T extends { tenantName?: unknown; tenantDomain?: unknown }>(tenant: T): T {
  const { tenantName, tenantDomain } = tenant;
  return {
    ...tenant,
    ...(typeof tenantName === "string" && { tenantName: canonicalName(tenantName) }),
    ...(typeof tenantDomain === "string" &&
      !isUnknown(tenantDomain) && { tenantDomain: canonicalDomain(tenantDomain) }),
  };
}
