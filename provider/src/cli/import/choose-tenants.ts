import { domainLabel, type PartnerTenant } from "printix-partner-sdk";
import { argumentFaults } from "../../tenant/argument-faults";
import { policyOf, type DeletionPolicy } from "../../tenant/deletion-policy";
import type { TenantType } from "../../tenant/tenant-types";
import { declaredTenant } from "../shared/declared-tenant";
import type { ImportedTenant } from "../shared/import-file";
import { matchingTenants } from "../shared/matching-tenants";
import { otherPartnerIn } from "../shared/other-partners";
import type { PlannedCreate } from "../shared/pulumi/preview";
import { allTenantsOf, tenantsOf, type StackState, type TenantResource } from "../shared/pulumi/stack-export";
import { isDefaultProvider, isInComponent, nameOf, providerUrnOf } from "../shared/pulumi/urn";
import { blockProviderFault, givenByBlock } from "./block-provider";
import type { TenantEntry } from "./declarations";
import { entriesByDomain, entryFault } from "./declared-entries";
import { tenantNames } from "./tenant-names";

export interface Choice {
  chosen: (ImportedTenant & { isDeclared: boolean })[];
  /** Those that state has, and the program does not declare. */
  undeclared: { name: string; found: PartnerTenant; entry: TenantEntry }[];
  leftOut: { tenant: PartnerTenant; reason: string }[];
}

export interface ChoiceParts {
  partnerId: string;
  /** The partner's whole list. */
  tenants: readonly PartnerTenant[];
  state: StackState;
  /** Other stacks that may have some of them, by their names. */
  others: ReadonlyMap<string, StackState>;
  /** What the program declares, by its names there. */
  declared: ReadonlyMap<string, Record<string, unknown>>;
  /** Those of them that a preview shows, of whichever provider. */
  blocks: ReadonlyMap<string, PlannedCreate>;
  /** The URNs of tenants of state that the program does not declare. */
  missing: ReadonlySet<string>;
  /** What domain, label or name must match; empty for all. */
  patterns: readonly string[];
  /** Of the tenants that no block declares. */
  type: TenantType;
  deletionPolicy: DeletionPolicy;
  /** The stack's own, of entries that name none. */
  defaultPolicy: DeletionPolicy;
}

/** Which tenants are imported, by which names, and why the other ones are not. */
export function chooseTenants(parts: ChoiceParts): Choice {
  const { partnerId, tenants, state, others, declared, blocks, missing, patterns, type, ...policies } = parts;
  const { deletionPolicy, defaultPolicy } = policies;
  const leftOut: Choice["leftOut"] = [];
  const undeclared: Choice["undeclared"] = [];
  const found = matchingTenants(tenants, patterns);
  const managed = new Map([...others].flatMap(([stack, other]) => holders(other, ` of the stack ${stack}`)));
  for (const [id, holder] of holders(state)) managed.set(id, holder);
  const taken = new Set(allTenantsOf(state.resources).map(({ urn }) => nameOf(urn)));
  const pending = new Set(tenantsOf(state.pendingCreates).map((resource) => declaredTenant(resource).tenantDomain));
  const entries = entriesByDomain(declared);
  const byDomain = Map.groupBy(tenants, ({ tenantDomain }) => tenantDomain);

  const undeclaredById = new Map(
    tenantsOf(state.resources).flatMap((kept) => {
      const entry = missing.has(kept.urn) && kept.type === type ? entryOf(kept, defaultPolicy) : undefined;
      return entry === undefined ? [] : [[kept.id ?? "", { name: nameOf(kept.urn), entry }] as const];
    }),
  );

  const otherPartner = otherPartnerIn(state.resources, partnerId);

  const free: PartnerTenant[] = [];
  const chosen: Choice["chosen"] = [];
  for (const tenant of found) {
    const missingEntry = undeclaredById.get(tenant.id);
    if (missingEntry) {
      undeclared.push({ ...missingEntry, found: tenant });
      continue;
    }
    const [entry, ...moreEntries] = entries.get(tenant.tenantDomain) ?? [];
    const block = entry && blocks.get(entry.name);
    const sameDomain = byDomain.get(tenant.tenantDomain)?.length ?? 1;
    const reason =
      managed.get(tenant.id) ??
      (pending.has(tenant.tenantDomain)
        ? "a killed run was creating it: `pulumi-printix recover` brings it in"
        : undefined) ??
      undeclarable(tenant, deletionPolicy) ??
      // A program declares a domain once, and its name does not say which of the tenants is meant.
      (sameDomain > 1 ? `${sameDomain} tenants have this domain` : undefined) ??
      (moreEntries.length > 0
        ? `several entries declare its domain: ${[entry, ...moreEntries].map((one) => one?.name).join(", ")}`
        : undefined) ??
      (entry && entryFault(entry, tenant, policies, taken)) ??
      (block && blockProviderFault(block, state, otherPartner));
    if (reason !== undefined) leftOut.push({ tenant, reason });
    else if (entry) {
      const given = block ? givenByBlock(block, state) : { type };
      chosen.push({ name: entry.name, ...given, found: tenant, deletionPolicy, isDeclared: true });
    } else free.push(tenant);
  }
  const newNames = tenantNames(free, new Set([...taken, ...declared.keys()]));
  for (const tenant of free) {
    chosen.push({ name: newNames.get(tenant.id) ?? "", type, found: tenant, deletionPolicy, isDeclared: false });
  }
  return { chosen, undeclared, leftOut };
}

/** The entry that declares a tenant as state has it; undefined where no entry can. */
function entryOf(
  { urn, provider, inputs = {} }: TenantResource,
  defaultPolicy: DeletionPolicy,
): TenantEntry | undefined {
  const { tenantName, tenantDomain, deletionPolicy } = inputs;
  if (provider !== undefined && !isDefaultProvider(providerUrnOf(provider))) return undefined;
  if (isInComponent(urn) || typeof tenantName !== "string" || typeof tenantDomain !== "string") return undefined;
  return tenantEntry({ tenantName, tenantDomain }, policyOf(deletionPolicy), defaultPolicy);
}

/** An entry names its policy only where that is not the default one. */
export function tenantEntry(
  { tenantName, tenantDomain }: Pick<PartnerTenant, "tenantName" | "tenantDomain">,
  deletionPolicy: DeletionPolicy,
  defaultPolicy: DeletionPolicy,
): TenantEntry {
  return {
    tenantName,
    tenantDomain: domainLabel(tenantDomain),
    ...(deletionPolicy !== defaultPolicy && { deletionPolicy }),
  };
}

/** Where each tenant of a state stands, by its id. */
function holders(state: StackState, ofStack = ""): [string, string][] {
  return tenantsOf(state.resources).map(({ id = "", urn }) => [
    id,
    `in the state${ofStack} already, as ${nameOf(urn)}`,
  ]);
}

/** Why no program could declare a tenant as it is. */
function undeclarable({ tenantName, tenantDomain }: PartnerTenant, deletionPolicy: DeletionPolicy): string | undefined {
  const [fault] = argumentFaults({ tenantName, tenantDomain, deletionPolicy });
  return fault && `a program cannot declare it: its ${fault.property} ${fault.reason}`;
}
