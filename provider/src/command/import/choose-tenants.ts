import { canonicalDomain, type PartnerTenant } from "printix-partner-sdk";
import { tenantType } from "../../provider-reference";
import { argumentFaults } from "../../tenant/argument-faults";
import { isDeletionPolicy, type DeletionPolicy } from "../../tenant/deletion-policy";
import type { ImportedTenant } from "../import-file";
import { matchingTenants } from "../matching-tenants";
import type { StackState, StateResource } from "../pulumi/stack-export";
import { nameOf } from "../pulumi/urn";
import { tenantNames } from "./tenant-names";

export interface Choice {
  chosen: (ImportedTenant & { isDeclared: boolean })[];
  leftOut: { tenant: PartnerTenant; reason: string }[];
}

export interface ChoiceParts {
  /** The partner's whole list. */
  tenants: readonly PartnerTenant[];
  state: StackState;
  /** Other stacks that may have some of them, by their names. */
  others: ReadonlyMap<string, StackState>;
  /** Entries of tenants.yaml by their names; none where another file is written. */
  declared: ReadonlyMap<string, Record<string, unknown>>;
  /** What domain, label or name must match; empty for all. */
  patterns: readonly string[];
  deletionPolicy: DeletionPolicy;
  /** The stack's own, of entries that name none. */
  usualPolicy: DeletionPolicy;
}

/** Which tenants are imported, by which names, and why the other ones are not. */
export function chooseTenants({ tenants, state, others, declared, patterns, ...policies }: ChoiceParts): Choice {
  const { deletionPolicy } = policies;
  const leftOut: Choice["leftOut"] = [];
  const found = matchingTenants(tenants, patterns);
  const managed = new Map([...others].flatMap(([stack, other]) => holders(other, ` of the stack ${stack}`)));
  for (const [id, holder] of holders(state)) managed.set(id, holder);
  const taken = new Set(tenantsOf(state).map(({ urn }) => nameOf(urn)));
  const pending = new Set(state.pendingCreates.map(({ inputs }) => inputs?.["tenantDomain"]));
  const entries = entriesByDomain(declared);
  const byDomain = Map.groupBy(tenants, ({ tenantDomain }) => tenantDomain);

  const free: PartnerTenant[] = [];
  const chosen: Choice["chosen"] = [];
  for (const tenant of found) {
    const [entry, ...moreEntries] = entries.get(tenant.tenantDomain) ?? [];
    const twins = byDomain.get(tenant.tenantDomain)?.length ?? 1;
    const reason =
      managed.get(tenant.id) ??
      (pending.has(tenant.tenantDomain)
        ? "a killed run was creating it: `pulumi-printix recover` brings it in"
        : undefined) ??
      undeclarable(tenant, deletionPolicy) ??
      // A program declares a domain once, and no name says which tenant is meant.
      (twins > 1 ? `${twins} tenants have this domain` : undefined) ??
      (moreEntries.length > 0
        ? `several entries declare its domain: ${[entry, ...moreEntries].map((one) => one?.name).join(", ")}`
        : undefined) ??
      (entry && entryFault(entry, tenant, policies, taken));
    if (reason !== undefined) leftOut.push({ tenant, reason });
    else if (entry) chosen.push({ name: entry.name, found: tenant, deletionPolicy, isDeclared: true });
    else free.push(tenant);
  }
  const newNames = tenantNames(free, new Set([...taken, ...declared.keys()]));
  for (const tenant of free) {
    chosen.push({ name: newNames.get(tenant.id) ?? "", found: tenant, deletionPolicy, isDeclared: false });
  }
  return { chosen, leftOut };
}

function tenantsOf({ resources }: StackState): StateResource[] {
  return resources.filter(({ type }) => type === tenantType);
}

/** Where each tenant of a state stands, by its id. */
function holders(state: StackState, ofStack = ""): [string, string][] {
  return tenantsOf(state).map(({ id = "", urn }) => [id, `in the state${ofStack} already, as ${nameOf(urn)}`]);
}

interface Entry {
  name: string;
  values: Record<string, unknown>;
}

function entriesByDomain(declared: ChoiceParts["declared"]): ReadonlyMap<unknown, Entry[]> {
  return Map.groupBy(
    [...declared].map(([name, values]) => ({ name, values })),
    ({ values: { tenantDomain } }) => (typeof tenantDomain === "string" ? canonicalDomain(tenantDomain) : undefined),
  );
}

/** Why no program could declare a tenant as it is. */
function undeclarable({ tenantName, tenantDomain }: PartnerTenant, deletionPolicy: DeletionPolicy): string | undefined {
  const [fault] = argumentFaults({ tenantName, tenantDomain, deletionPolicy });
  return fault && `a program cannot declare it: its ${fault.property} ${fault.reason}`;
}

/** Why a tenant that an entry declares is not the one to import under its name. */
function entryFault(
  { name, values }: Entry,
  tenant: PartnerTenant,
  { deletionPolicy, usualPolicy }: Pick<ChoiceParts, "deletionPolicy" | "usualPolicy">,
  taken: ReadonlySet<string>,
): string | undefined {
  if (taken.has(name)) return `its entry ${name} stands for another tenant in state`;
  if (values["tenantName"] !== tenant.tenantName) {
    return `its entry ${name} says the tenantName ${JSON.stringify(values["tenantName"])}: is it the same customer?`;
  }
  const said = values["deletionPolicy"] ?? undefined;
  const own = said ?? usualPolicy;
  if (own === deletionPolicy) return undefined;
  if (!isDeletionPolicy(own)) return `its entry ${name} says deletionPolicy ${JSON.stringify(own)}, which is none`;
  const words = said === undefined ? `names no deletionPolicy, which means ${own} here` : `says deletionPolicy ${own}`;
  return `its entry ${name} ${words}: import it in a run of its own, with --deletion-policy ${own}`;
}
