import { isApiError, isRateLimitError, type PartnerTenant } from "printix-partner-sdk";
import type { ArgumentFault } from "../tenant/argument-faults";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { tenantLabel } from "../tenant/tenant-label";
import { isUnknown } from "../tenant/unknown-value";
import type { Run } from "./run";
import { waysToAccess } from "./ways-to-access";
import { waysToExisting } from "./ways-to-existing";

/** What a new tenant is compared with. */
export type ServerSide = Pick<Run, "client" | "budget" | "tell">;

/**
 * Compares a new tenant with the partner's list, which all new tenants of a run share: a domain that is ours already is
 * told at preview, before anything is sent, and so is a tenant too many for the day's quota. What the list cannot tell,
 * a domain that somebody else has, only the POST can.
 */
export async function serverFaults(inputs: TenantInputs, server: ServerSide): Promise<ArgumentFault[]> {
  const { client, budget, tell } = server;
  const { tenantName, tenantDomain, adoptExisting } = inputs;
  if (isUnknown(tenantDomain)) return budget.plan(inputs);
  let tenants: readonly PartnerTenant[];
  try {
    tenants = await client.snapshot.all();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const fault = (more = ""): ArgumentFault[] => [{ property: "", reason: `${tenantLabel(inputs)}: ${why}${more}` }];
    // Whoever may not look cannot find out what became of a creation either.
    if (isApiError(error, 403)) return fault(`\n${waysToAccess}`);
    // The quota is spent, or the API wants to be left alone for longer than a run waits: for a creation, too.
    if (isRateLimitError(error)) return fault();
    // No reason to fail: a creation asks the API itself.
    tell(`new tenants could not be compared with the partner's list: ${why}`);
    return [];
  }
  const found = tenants.find((tenant) => tenant.tenantDomain === tenantDomain);
  if (!found) return budget.plan(inputs, await client.access());
  const label = tenantLabel(inputs);
  if (adoptExisting !== true) {
    const reason = `${label} would be created, and the partner has a tenant with this domain: "${found.tenantName}", id ${found.id}.`;
    return [{ property: "tenantDomain", reason: `${reason}\n${waysToExisting}` }];
  }
  if (!isUnknown(tenantName) && found.tenantName !== tenantName) return [adoptionFault(inputs, found)];
  tell(`${label} exists, id ${found.id}: it is adopted, not created`);
  return [];
}

/** Is it the same customer? A person has to say. */
export function adoptionFault(inputs: Partial<TenantInputs>, found: PartnerTenant): ArgumentFault {
  const reason =
    `${tenantLabel(inputs)} is to be adopted, but the tenant with this domain is named "${found.tenantName}": ` +
    "is it the same customer? Where it is, write that name into the program.";
  return { property: "tenantName", reason };
}
