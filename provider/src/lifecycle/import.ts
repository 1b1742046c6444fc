import { isAbsence } from "printix-partner-sdk";
import { noSuchTenant } from "../messages/partner";
import type { Run } from "../run/run";
import { stateOf } from "../tenant/tenant-state";
import { assertOwnPartner } from "./own-partner";
import type { ReadTenant } from "./read";

export interface ImportRequest {
  id: string;
  /** Of the block that is to have it, or only to read it. */
  urn: string;
}

/**
 * A tenant that state does not know yet, by its id. Nothing is forgotten where it is not there: a person named the id. The
 * dynamic host cannot ask for it (pulumi#16175); a native plugin does.
 * @throws Refusal where the partner has no such tenant
 */
export function importTenant(request: ImportRequest, run: Run): Promise<ReadTenant> {
  // A cancel waits for what it may turn out to be.
  return run.holders.track(() => importedTenant(request, run));
}

async function importedTenant({ id, urn }: ImportRequest, { holders, partner }: Run): Promise<ReadTenant> {
  const { client, config } = partner();
  const { deletionPolicy } = config;
  try {
    const tenant = await client.tenants.get(id);
    assertOwnPartner(tenant, client.partnerId);
    holders.holdImported(tenant.id, tenant, urn);
    const { tenantName, tenantDomain } = tenant;
    return {
      state: { ...stateOf(tenant, deletionPolicy), isImported: true },
      inputs: { tenantName, tenantDomain, deletionPolicy },
    };
  } catch (error) {
    if (isAbsence(error)) throw noSuchTenant(`the id ${id}`, error.message);
    throw error;
  }
}
