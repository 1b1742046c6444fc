import type { PartnerClient, PartnerTenant, TenantSnapshot } from "printix-partner-sdk";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { Refusal } from "./refusal";
import { stateOf, type TenantState } from "../tenant/tenant-state";
import { adoptionFault } from "./server-check";

export interface CreatedTenant {
  id: string;
  state: TenantState;
}

/** Starts the subscription, or takes an existing tenant of ours over where the program asks for that. */
export async function createTenant(inputs: TenantInputs, { tenants, snapshot }: PartnerClient): Promise<CreatedTenant> {
  const { deletionPolicy, adoptExisting, ...wanted } = inputs;
  const existing = adoptExisting === true ? await findOwn(inputs, snapshot) : undefined;
  const tenant = existing ?? (await tenants.create(wanted));
  return { id: tenant.id, state: stateOf(tenant, deletionPolicy) };
}

async function findOwn(inputs: TenantInputs, snapshot: TenantSnapshot): Promise<PartnerTenant | undefined> {
  const found = (await snapshot.all()).find(({ tenantDomain }) => tenantDomain === inputs.tenantDomain);
  if (found !== undefined && found.tenantName !== inputs.tenantName) {
    throw new Refusal(adoptionFault(inputs, found).reason);
  }
  return found;
}
