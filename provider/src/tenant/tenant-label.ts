/** How messages name a tenant: `tenant "Acme Co." (acme.printix.net)`. */
export function tenantLabel({ tenantName, tenantDomain }: { tenantName?: unknown; tenantDomain?: unknown }): string {
  return `tenant "${String(tenantName)}" (${String(tenantDomain)})`;
}
