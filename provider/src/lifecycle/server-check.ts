import {
  isApiError,
  isCredentialsError,
  isRateLimitError,
  isTokenError,
  messageOf,
  type PartnerTenant,
} from "printix-partner-sdk";
import { listRefused } from "../messages/explain";
import { domainExists, otherName, successorExists } from "../messages/partner";
import { forcedReplacement } from "../messages/replacement";
import { isSame, type Block } from "../run/block";
import type { Run } from "../run/run";
import type { ArgumentFault } from "../tenant/argument-faults";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { tenantLabel } from "../tenant/tenant-label";
import { isUnknown } from "../tenant/unknown-value";
import { partnerRefusal } from "./own-partner";

/** What is to be created, compared with what the partner has. */
export interface Successor {
  inputs: TenantInputs;
  /** What the program says of `adoptExisting`; it may be unknown yet. */
  adopts: unknown;
}

type Asked = Pick<Run, "partner" | "tell">;

/**
 * Compares a new tenant with the partner's list, which all changes of a run share: a domain that is ours already is told
 * at preview, before anything is sent, and so is a tenant too many for the day's quota. What the list cannot tell, a
 * domain that somebody else has, only the POST can.
 */
export async function serverFaults({ inputs, adopts }: Successor, run: Asked): Promise<ArgumentFault[]> {
  const { tenantName, tenantDomain } = inputs;
  if (isUnknown(tenantDomain)) return run.partner().budget.plan(inputs);
  const look = await lookAround(inputs, run);
  const found = look.tenants?.find((tenant) => tenant.tenantDomain === tenantDomain);
  if (!found) return quotaFaults(inputs, look, run);
  if (isUnknown(adopts)) return [];
  if (adopts !== true) return [domainExists(inputs, found).about("tenantDomain")];
  if (!isUnknown(tenantName) && found.tenantName !== tenantName) return [otherName(inputs, found).about("tenantName")];
  const foreign = partnerRefusal(found, run.partner().client.partnerId);
  if (foreign !== undefined) return [foreign.about("adoptExisting")];
  run.tell(`${tenantLabel(inputs)} exists, id ${found.id}: it is adopted, not created`);
  return [];
}

/**
 * Compares what is to come in place of a tenant of state, which is cancelled for it, with the list: where Printix has
 * just that already, it was most likely changed there, and nothing is to be cancelled.
 */
export async function successorFaults({ inputs, adopts }: Successor, run: Asked): Promise<ArgumentFault[]> {
  const look = await lookAround(inputs, run);
  const found = look.tenants?.find((tenant) => isSame(tenant, inputs));
  if (!found) return quotaFaults(inputs, look, run);
  // A tenant of state is never adopted in its own place: the cancel goes by its id.
  return adopts === true || isUnknown(adopts) ? [] : [successorExists(inputs, found).about("")];
}

/**
 * Looks whether a tenant is there that the engine replaces though neither its name nor its domain changes. It does so where
 * a replacement was cut short, whose old tenant is cancelled already; else nothing must be cancelled for it.
 */
export async function forcedFaults(block: Block, run: Asked | undefined): Promise<ArgumentFault[]> {
  const { programInputs } = block;
  const { tenants, fault } = run ? await lookAround(programInputs, run) : {};
  if (fault) return [fault];
  const isThere = tenants?.some(({ tenantDomain }) => tenantDomain === programInputs.tenantDomain);
  if (run && isThere === false) return roomFaults(programInputs, run);
  return [forcedReplacement(programInputs, block.urn, isThere).about("tenantDomain")];
}

/** Compares one change with what the day's quota has room for. */
export async function roomFaults(inputs: TenantInputs, run: Asked): Promise<ArgumentFault[]> {
  return quotaFaults(inputs, await lookAround(inputs, run), run);
}

/** What the list says: all tenants of ours, or what stands in the way of any change; neither where it is no help. */
type LookAround =
  { tenants: readonly PartnerTenant[]; fault?: undefined } | { tenants?: undefined; fault: ArgumentFault | undefined };

async function lookAround(inputs: TenantInputs, { partner, tell }: Asked): Promise<LookAround> {
  try {
    return { tenants: await partner().client.snapshot.all() };
  } catch (error) {
    const why = messageOf(error);
    // Whoever may not look cannot find out what became of a creation either.
    if (stopsCreations(error)) return { fault: { property: "", reason: listRefused(tenantLabel(inputs), error) } };
    // No reason to fail: a creation asks the API itself.
    tell(`the program could not be compared with the partner's list: ${why}`);
    return { fault: undefined };
  }
}

/**
 * Whether a creation would fail in the same way: the credentials or the token are refused, the API knows no such partner,
 * the quota is spent, or the API wants to be left alone for longer than a run waits.
 */
function stopsCreations(error: unknown): boolean {
  if (isCredentialsError(error) || isRateLimitError(error)) return true;
  const status = isApiError(error) || isTokenError(error) ? error.status : undefined;
  return status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429;
}

async function quotaFaults(
  inputs: TenantInputs,
  { tenants, fault }: LookAround,
  { partner }: Asked,
): Promise<ArgumentFault[]> {
  if (fault) return [fault];
  const { budget, client } = partner();
  return budget.plan(inputs, tenants && (await client.access()));
}
