import { canonicalDomain, isSameName, type PartnerTenant } from "printix-partner-sdk";
import { isDeletionPolicy, type DeletionPolicy } from "../../tenant/deletion-policy";

/** What declares a tenant, by its name in the program. */
export interface Entry {
  name: string;
  values: Record<string, unknown>;
}

export function entriesByDomain(declared: ReadonlyMap<string, Record<string, unknown>>): ReadonlyMap<unknown, Entry[]> {
  return Map.groupBy(
    [...declared].map(([name, values]) => ({ name, values })),
    ({ values: { tenantDomain } }) => (typeof tenantDomain === "string" ? canonicalDomain(tenantDomain) : undefined),
  );
}

/** Why a tenant that an entry declares is not the one to import under its name. */
export function entryFault(
  { name, values }: Entry,
  tenant: PartnerTenant,
  { deletionPolicy, defaultPolicy }: { deletionPolicy: DeletionPolicy; defaultPolicy: DeletionPolicy },
  taken: ReadonlySet<string>,
): string | undefined {
  if (taken.has(name)) return `its entry ${name} is another tenant in state`;
  const declaredName = values["tenantName"];
  if (typeof declaredName !== "string" || !isSameName(declaredName, tenant.tenantName)) {
    return `its entry ${name} says the tenantName ${JSON.stringify(declaredName)}: is it the same customer?`;
  }
  const declaredPolicy = values["deletionPolicy"] ?? undefined;
  const policy = declaredPolicy ?? defaultPolicy;
  if (policy === deletionPolicy) return undefined;
  if (!isDeletionPolicy(policy))
    return `its entry ${name} says deletionPolicy ${JSON.stringify(policy)}, which is not a policy`;
  const words =
    declaredPolicy === undefined
      ? `names no deletionPolicy, which means ${policy} here`
      : `says deletionPolicy ${policy}`;
  return `its entry ${name} ${words}: import it in a run of its own, with --deletion-policy ${policy}`;
}
