import { domainLabel, type PartnerTenant } from "printix-partner-sdk";

/**
 * A name in the program for each tenant: the label of its domain, by which people know it. Where that is taken, or two
 * tenants would have it, a piece of the tenant's id is added, as long as it needs to be to tell them apart. So a
 * name depends on the tenant and on what is taken, and not on the order of the list.
 */
export function tenantNames(
  tenants: readonly PartnerTenant[],
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const groups = groupsByLabel(tenants);
  // A longer name must not be the label of another tenant either.
  const unavailable = new Set([...taken, ...groups.keys()]);
  const names = new Map<string, string>();
  for (const [label, group] of groups) {
    for (const { id } of group) {
      const isFree = group.length === 1 && !taken.has(label);
      const name = isFree ? label : longerName(label, id, group, unavailable);
      unavailable.add(name);
      names.set(id, name);
    }
  }
  return names;
}

/** The tenants that would have one name, in an order that does not depend on the list's. */
function groupsByLabel(tenants: readonly PartnerTenant[]): ReadonlyMap<string, PartnerTenant[]> {
  const groups = Map.groupBy(
    tenants.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    labelOf,
  );
  return new Map([...groups].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function longerName(
  label: string,
  id: string,
  group: readonly PartnerTenant[],
  unavailable: ReadonlySet<string>,
): string {
  const whole = `${label}-${id}`;
  const others = group.filter((other) => other.id !== id).map((other) => `${label}-${other.id}`);
  for (let length = label.length + 5; length < whole.length; length += 1) {
    const name = whole.slice(0, length);
    const isUnlike = others.every((other) => !other.startsWith(name));
    if (isUnlike && !unavailable.has(name) && !name.endsWith("-")) return name;
  }
  let name = whole;
  for (let number = 2; unavailable.has(name); number += 1) name = `${whole}-${number}`;
  return name;
}

/** Letters, digits and dashes alone, whatever the domain holds. */
function labelOf({ tenantDomain }: PartnerTenant): string {
  const label = domainLabel(tenantDomain)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return label === "" ? "tenant" : label;
}
