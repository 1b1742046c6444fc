import { isAbsence, type PartnerClient, type PartnerTenant } from "printix-partner-sdk";
import { policyOf } from "../tenant/deletion-policy";
import { namesDigest } from "../tenant/names-digest";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { stateOf, type TenantState } from "../tenant/tenant-state";
import { assertOwnPartner } from "./own-partner";
import type { Run } from "./run";
import type { VanishGuard } from "./vanish-guard";

export interface ReadTenant {
  state: TenantState;
  inputs: TenantInputs;
}

/** The tenant as it is now; undefined where the API answers its own GET with 404, and for no other reason. */
export async function readTenant(
  id: string,
  state: Partial<TenantState>,
  { client, vanishGuard }: Pick<Run, "client" | "vanishGuard">,
): Promise<ReadTenant | undefined> {
  const deletionPolicy = policyOf(state.deletionPolicy);
  assertOwnPartner(state, client.partnerId);
  const tenant = await vanishGuard.during(() => find(id, state.selfUrl, client, vanishGuard));
  if (!tenant) return undefined;
  const { tenantName, tenantDomain } = tenant;
  const renamedFrom = deletionPolicy === "prevent" ? undefined : namesBefore(state, tenant);
  const note = renamedFrom === undefined ? {} : { renamedFrom };
  return {
    state: { ...stateOf(tenant, deletionPolicy), ...note },
    inputs: { tenantName, tenantDomain, deletionPolicy, ...note },
  };
}

/** The digest of what it was called when the program had its way; undefined where that is what it is called. */
function namesBefore(
  { tenantName, tenantDomain, renamedFrom }: Partial<TenantState>,
  tenant: PartnerTenant,
): string | undefined {
  if (tenantName === undefined || tenantDomain === undefined) return undefined;
  const before = renamedFrom ?? namesDigest(tenantName, tenantDomain);
  return before === namesDigest(tenant.tenantName, tenant.tenantDomain) ? undefined : before;
}

async function find(
  id: string,
  selfUrl: string | undefined,
  { snapshot, tenants }: PartnerClient,
  guard: VanishGuard,
): Promise<PartnerTenant | undefined> {
  const look = await snapshot.look(id);
  if (look.tenant) {
    guard.saw();
    return look.tenant;
  }
  await guard.mayVanish({ selfUrl, listed: look.listed });
  if (look.isProven) return undefined;
  try {
    const tenant = await tenants.get(id);
    guard.saw(true);
    return tenant;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}
