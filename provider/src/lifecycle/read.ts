import { isApiError, type PartnerClient } from "printix-partner-sdk";
import { policyOf } from "../tenant/deletion-policy";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { stateOf, type TenantState } from "../tenant/tenant-state";
import { assertOwnPartner } from "./own-partner";

export interface ReadTenant {
  state: TenantState;
  inputs: TenantInputs;
}

/** The tenant as it is now; undefined where the API says 404, and for no other reason. */
export async function readTenant(
  id: string,
  state: Partial<TenantState>,
  { partnerId, tenants }: PartnerClient,
): Promise<ReadTenant | undefined> {
  const deletionPolicy = policyOf(state.deletionPolicy);
  assertOwnPartner(state, partnerId);
  try {
    const tenant = await tenants.get(id);
    const { tenantName, tenantDomain } = tenant;
    return { state: stateOf(tenant, deletionPolicy), inputs: { tenantName, tenantDomain, deletionPolicy } };
  } catch (error) {
    if (isApiError(error, 404)) return undefined;
    throw error;
  }
}
