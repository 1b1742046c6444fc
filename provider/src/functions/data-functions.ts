import {
  canonicalDomain,
  isAbsence,
  type Access,
  type BillingInfo,
  type PartnerClient,
  type PartnerTenant,
} from "printix-partner-sdk";
import { noSuchTenant } from "../messages/partner";

/** Which tenant: by its id, or by its domain (`acme` or `acme.printix.net`). */
export type GetTenantArgs =
  | {
      /** The tenant's id: give either this or `tenantDomain`. */
      id: string;
    }
  | {
      /** `acme` or `acme.printix.net`: give either this or `id`. */
      tenantDomain: string;
    };

/** Of which tenant. */
export interface GetBillingInfoArgs {
  /** The tenant's id. */
  tenantId: string;
}

/** One tenant of the partner. By its id that is one GET, by its domain one list. @throws where there is none */
export function getTenant(client: PartnerClient, args: GetTenantArgs): Promise<PartnerTenant> {
  return "id" in args ? findById(client, args.id) : findByDomain(client, args.tenantDomain);
}

/** All tenants of the partner. */
export function getTenants({ tenants }: PartnerClient): Promise<PartnerTenant[]> {
  return tenants.list();
}

/** A tenant's billing information as it is now. */
export function getBillingInfo({ tenants }: PartnerClient, { tenantId }: GetBillingInfoArgs): Promise<BillingInfo> {
  return tenants.billingInfo(tenantId);
}

/** What the API allows this partner. Sends one small request where nothing was asked for yet. */
export function getAccess(client: PartnerClient): Promise<Access> {
  return client.access();
}

async function findById({ tenants }: PartnerClient, id: string): Promise<PartnerTenant> {
  try {
    return await tenants.get(id);
  } catch (error) {
    throw isAbsence(error) ? noSuchTenant(`the id ${id}`, error.message) : error;
  }
}

async function findByDomain({ tenants }: PartnerClient, tenantDomain: string): Promise<PartnerTenant> {
  const wanted = canonicalDomain(tenantDomain);
  const found = (await tenants.list()).find((tenant) => tenant.tenantDomain === wanted);
  if (found === undefined) throw noSuchTenant(`the domain ${wanted}`);
  return found;
}
