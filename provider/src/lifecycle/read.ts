import { isAbsence, type PartnerTenant } from "printix-partner-sdk";
import type { Partner, Run } from "../run/run";
import { policyOf } from "../tenant/deletion-policy";
import { namesDigest } from "../tenant/names-digest";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { tenantLabel } from "../tenant/tenant-label";
import { stateOf, type TenantState } from "../tenant/tenant-state";
import { assertOwnPartner } from "./own-partner";

export interface ReadRequest {
  id: string;
  /** What the engine keeps of the tenant. */
  state: Partial<TenantState>;
}

export interface ReadTenant {
  state: TenantState;
  inputs: TenantInputs;
}

/** The tenant as it is now; undefined where its own address and, after that, the list say that it is gone. */
export async function readTenant({ id, state }: ReadRequest, run: Run): Promise<ReadTenant | undefined> {
  const partner = run.partner();
  const deletionPolicy = policyOf(state.deletionPolicy);
  assertOwnPartner(state, partner.client.partnerId);
  const tenant = await partner.vanishGuard.track(() => find({ id, state }, partner));
  if (!tenant) return undefined;
  const { tenantName, tenantDomain } = tenant;
  const renamedFrom = deletionPolicy === "prevent" ? undefined : namesBefore(state, tenant);
  const note = renamedFrom === undefined ? {} : { renamedFrom };
  const origin = state.isImported === true ? { isImported: true as const } : {};
  return {
    state: { ...stateOf(tenant, deletionPolicy), ...note, ...origin },
    inputs: { tenantName, tenantDomain, deletionPolicy, ...note },
  };
}

/** The digest of what it was called when the program had its way; undefined where that is what it is called. */
function namesBefore(
  { tenantName, tenantDomain, renamedFrom }: Partial<TenantState>,
  tenant: PartnerTenant,
): string | undefined {
  if (tenantName === undefined || tenantDomain === undefined) return undefined;
  const before = renamedFrom ?? namesDigest({ tenantName, tenantDomain });
  return before === namesDigest(tenant) ? undefined : before;
}

/** The list, or its own address, shows it; where neither does, both have been asked, in this order: address, list. */
async function find({ id, state }: ReadRequest, partner: Partner): Promise<PartnerTenant | undefined> {
  const { client, vanishGuard } = partner;
  const look = await client.snapshot.look(id);
  const tenant = look.tenant ?? (look.isOwnAddressAsked ? undefined : await askOwnAddress(id, partner));
  if (tenant) vanishGuard.noteSeen();
  else await vanishGuard.confirmGone({ id, label: tenantLabel(state), selfUrl: state.selfUrl });
  return tenant;
}

/** A list may lag behind: a tenant of which it knows nothing is asked for before it counts as missing. */
async function askOwnAddress(id: string, { client, vanishGuard }: Partner): Promise<PartnerTenant | undefined> {
  vanishGuard.assertNotRefused();
  try {
    return await client.tenants.get(id);
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}
