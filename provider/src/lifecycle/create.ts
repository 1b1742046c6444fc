import type { PartnerTenant, TenantsApi } from "printix-partner-sdk";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { Refusal } from "./refusal";
import { stateOf, type TenantState } from "../tenant/tenant-state";
import { tenantLabel } from "../tenant/tenant-label";

export interface CreatedTenant {
  id: string;
  state: TenantState;
}

/** Starts the subscription, or takes an existing tenant of ours over where the program asks for that. */
export async function createTenant(inputs: TenantInputs, tenants: TenantsApi): Promise<CreatedTenant> {
  const { deletionPolicy, adoptExisting, ...wanted } = inputs;
  const existing = adoptExisting === true ? await findOwn(inputs, tenants) : undefined;
  const tenant = existing ?? (await tenants.create(wanted));
  return { id: tenant.id, state: stateOf(tenant, deletionPolicy) };
}

async function findOwn(inputs: TenantInputs, tenants: TenantsApi): Promise<PartnerTenant | undefined> {
  const found = (await tenants.list()).find(({ tenantDomain }) => tenantDomain === inputs.tenantDomain);
  if (found !== undefined && found.tenantName !== inputs.tenantName) {
    throw new Refusal(
      `${tenantLabel(inputs)} is to be adopted, but the tenant with this domain is named "${found.tenantName}": ` +
        "is it the same customer? Where it is, write that name into the program.",
    );
  }
  return found;
}
