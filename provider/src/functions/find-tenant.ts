import { canonicalDomain, isAbsence, type PartnerTenant, type TenantsApi } from "printix-partner-sdk";

/** Which tenant: by its id, or by its domain (`acme` or `acme.printix.net`). */
export type TenantKey = { id: string } | { tenantDomain: string };

/** One tenant of the partner. By its id that is one GET, by its domain one list. @throws where there is none */
export async function findTenant(key: TenantKey, tenants: Pick<TenantsApi, "get" | "list">): Promise<PartnerTenant> {
  return "id" in key ? findById(key.id, tenants) : findByDomain(key.tenantDomain, tenants);
}

async function findById(id: string, { get }: Pick<TenantsApi, "get">): Promise<PartnerTenant> {
  try {
    return await get(id);
  } catch (error) {
    if (isAbsence(error))
      throw new Error(`this partner has no tenant with the id ${id}: ${error.message}`, { cause: error });
    throw error;
  }
}

async function findByDomain(tenantDomain: string, { list }: Pick<TenantsApi, "list">): Promise<PartnerTenant> {
  const wanted = canonicalDomain(tenantDomain);
  const found = (await list()).find((tenant) => tenant.tenantDomain === wanted);
  if (found === undefined) throw new Error(`none of this partner's tenants has the domain ${wanted}`);
  return found;
}
