import { isUnknown } from "./unknown-value";

const afterUp = "(known after up)";

/** How messages name a tenant: `tenant "Acme Co." (acme.printix.net)`. */
export function tenantLabel({ tenantName, tenantDomain }: { tenantName?: unknown; tenantDomain?: unknown }): string {
  const name = isUnknown(tenantName) ? afterUp : `"${String(tenantName)}"`;
  return isUnknown(tenantDomain) ? `tenant ${name}, domain ${afterUp}` : `tenant ${name} (${String(tenantDomain)})`;
}
