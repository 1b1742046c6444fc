import {
  isApiError,
  isCredentialsError,
  isRateLimitError,
  isTokenError,
  type PartnerTenant,
} from "printix-partner-sdk";
import type { ArgumentFault } from "../tenant/argument-faults";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { tenantLabel } from "../tenant/tenant-label";
import { isUnknown } from "../tenant/unknown-value";
import { isSame, type Block } from "../run/block";
import { partnerFault } from "./own-partner";
import type { Run } from "../run/run";
import { waysToAccess } from "../messages/ways-to-access";
import { waysToExisting } from "../messages/ways-to-existing";

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
  const label = tenantLabel(inputs);
  if (isUnknown(adopts)) return [];
  if (adopts !== true) {
    const reason = `${label} would be created, and the partner has a tenant with this domain: "${found.tenantName}", id ${found.id}.`;
    return [{ property: "tenantDomain", reason: `${reason}\n${waysToExisting}` }];
  }
  if (!isUnknown(tenantName) && found.tenantName !== tenantName) return [adoptionFault(inputs, found)];
  const foreign = partnerFault(found, run.partner().client.partnerId);
  if (foreign !== undefined) return [{ property: "adoptExisting", reason: foreign }];
  run.tell(`${label} exists, id ${found.id}: it is adopted, not created`);
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
  return adopts === true || isUnknown(adopts) ? [] : [changedAlready(inputs, found)];
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
  return run && isThere === false ? roomFaults(programInputs, run) : [forcedFault(block, isThere)];
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
    const why = error instanceof Error ? error.message : String(error);
    const refuse = (more = ""): LookAround => ({
      fault: { property: "", reason: `${tenantLabel(inputs)}: ${why}${more}` },
    });
    // Whoever may not look cannot find out what became of a creation either.
    if (isApiError(error, 403)) return refuse(`\n${waysToAccess}`);
    if (stopsCreations(error)) return refuse();
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

function changedAlready(inputs: TenantInputs, { id }: PartnerTenant): ArgumentFault {
  const reason =
    `${tenantLabel(inputs)} is at Printix already, id ${id}, and to create it anew the tenant that this block has in state ` +
    "would be cancelled. Where it is the same tenant, and got its new name or domain at Printix, run `pulumi preview --refresh` and `pulumi up --refresh`: " +
    "state says so too then, and nothing is replaced. Where a run was cut short that had cancelled it already, and " +
    "was creating this one, set `adoptExisting: true`, which takes it over. Where it is another customer's, put the name " +
    "and the domain back that the block had.";
  return { property: "", reason };
}

function forcedFault({ urn, programInputs }: Block, isThere: boolean | undefined): ArgumentFault {
  const reason = [
    `${tenantLabel(programInputs)} would be cancelled and created anew, though neither its name nor its domain changes, and ` +
      `${isThere ? "Printix has it" : "whether Printix still has it is not known"}. Nothing but another name or domain replaces a tenant:`,
    "  - its block has `replacementTrigger` or `replaceOnChanges`: take that away",
    ...(isThere
      ? []
      : [
          "  - a replacement of this very block was cut short (its old tenant is cancelled, its new one was not created): run " +
            "again with printix:previewChecks on, so that the partner's list can tell; or, where Printix does not have it, " +
            `take the block out of state with \`pulumi state delete --force '${urn}'\`, and run again`,
        ]),
  ].join("\n");
  return { property: "tenantDomain", reason };
}

/** Is it the same customer? A person has to say. */
export function adoptionFault(inputs: Partial<TenantInputs>, found: PartnerTenant): ArgumentFault {
  const reason =
    `${tenantLabel(inputs)} is to be adopted, but the tenant with this domain is named "${found.tenantName}": ` +
    "is it the same customer? Where it is, write that name into the program.";
  return { property: "tenantName", reason };
}
