import type { PartnerClient, PartnerTenant } from "printix-partner-sdk";
import { otherName } from "../messages/partner";
import type { Run } from "../run/run";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { tenantLabel } from "../tenant/tenant-label";
import { stateOf, type TenantState } from "../tenant/tenant-state";
import { assertOwnPartner } from "./own-partner";

export interface CreateRequest {
  inputs: TenantInputs;
}

export interface CreatedTenant {
  id: string;
  state: TenantState;
}

/** Starts the subscription, or takes an existing tenant of ours over where the program asks for that. */
export async function createTenant(request: CreateRequest, run: Run): Promise<CreatedTenant> {
  try {
    return await createdTenant(request, run);
  } catch (error) {
    run.holders.noteFailure();
    throw error;
  }
}

async function createdTenant({ inputs }: CreateRequest, { holders, tell, partner }: Run): Promise<CreatedTenant> {
  const { client, budget } = partner();
  const { deletionPolicy, adoptExisting, ...wanted } = inputs;
  const existing = adoptExisting === true ? await findOwn(inputs, client) : undefined;
  if (existing) {
    assertOwnPartner(existing, client.partnerId);
    await holders.holdAdopted(existing, inputs);
    tell(`${tenantLabel(inputs)} exists, id ${existing.id}: it is adopted, not created`);
  }
  budget.noteChange();
  const isDomainComingFree = holders.isBeingCancelled(inputs.tenantDomain);
  const tenant = existing ?? (await client.tenants.create(wanted, { isDomainComingFree }));
  if (!existing) holders.holdCreated(tenant.id, inputs);
  return { id: tenant.id, state: stateOf(tenant, deletionPolicy) };
}

async function findOwn(inputs: TenantInputs, { snapshot }: PartnerClient): Promise<PartnerTenant | undefined> {
  const found = (await snapshot.all()).find(({ tenantDomain }) => tenantDomain === inputs.tenantDomain);
  if (found !== undefined && found.tenantName !== inputs.tenantName) {
    throw otherName(inputs, found);
  }
  return found;
}
