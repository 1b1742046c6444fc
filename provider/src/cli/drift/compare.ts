import type { PartnerTenant, UnreadableTenant } from "printix-partner-sdk";
import { comparable } from "../../tenant/comparable";
import { fields, type ChangedFinding, type Finding } from "./document";
import { driftClasses } from "./drift-class";
import type { StateTenant } from "./state-tenants";
import type { UncreatedTenant } from "./uncreated-tenants";

/** All that is known of one partner: what its stacks hold, and what its list shows. */
export interface PartnerView {
  partnerId: string;
  /** The ids in the state of all stacks, of other partners too. */
  known: ReadonlySet<string>;
  inState: readonly StateTenant[];
  uncreated: readonly UncreatedTenant[];
  listed: readonly PartnerTenant[];
  /** What the list holds and nobody could read: as long as there is any, nothing is believed to be gone. */
  unreadable: readonly UnreadableTenant[];
}

/** Compares by the tenants' ids: the domain of a tenant may be what has changed. */
export function compare({ partnerId, known, inState, uncreated, listed, unreadable }: PartnerView): Finding[] {
  const isWhole = unreadable.length === 0;
  const actual = new Map(listed.map((tenant) => [tenant.id, tenant]));
  const unmanaged = listed.filter(({ id }) => !known.has(id));
  const pending = uncreated
    .map((tenant) => pendingFinding(tenant, unmanaged))
    // What a plan is about to create is what the plan is for.
    .filter(({ source, tenantId }) => source === "state" || tenantId !== undefined);
  const claimed = new Set(pending.map(({ tenantId }) => tenantId));
  return [
    ...inState
      .filter(({ id }) => isWhole || actual.has(id))
      .flatMap((tenant) => stateFindings(tenant, actual.get(tenant.id))),
    ...pending,
    ...unmanaged
      .filter(({ id }) => !claimed.has(id))
      .map(({ id, tenantName, tenantDomain }): Finding => {
        return { class: "unmanaged", partnerId, tenantId: id, tenantName, tenantDomain };
      }),
  ];
}

/** What Printix has under both its name and its domain is this tenant: it is not unmanaged. */
function pendingFinding(tenant: UncreatedTenant, unmanaged: readonly PartnerTenant[]): Finding & { class: "pending" } {
  const { tenantName, tenantDomain } = comparable(tenant);
  const found = unmanaged.find((other) => other.tenantName === tenantName && other.tenantDomain === tenantDomain);
  return { class: "pending", ...tenant, ...(found && { tenantId: found.id }) };
}

function stateFindings({ id, isProtected, standing, ...tenant }: StateTenant, actual?: PartnerTenant): Finding[] {
  // A tenant that is about to leave state is no drift, whatever Printix has of it.
  if (standing !== "active") return [];
  if (actual === undefined) return [{ class: "missing", ...tenant, tenantId: id }];
  const changes = fields.flatMap((field): ChangedFinding["changes"] => {
    const declared = comparable(tenant)[field];
    return declared === undefined || declared === actual[field] ? [] : [{ field, declared, actual: actual[field] }];
  });
  if (changes.length === 0) return [];
  const kind = isProtected ? "protected-and-changed" : "changed";
  // What is secret in the program is shown to nobody by way of what Printix has.
  const shown = Object.fromEntries(
    fields.flatMap((field) => (tenant[field] === undefined ? [] : [[field, actual[field]]])),
  );
  return [{ class: kind, ...tenant, tenantId: id, ...shown, changes }];
}

/** Class by class, then by stack and name, so that two reports can be compared line by line. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const classes = driftClasses.map(({ name }) => name);
  const place = (finding: Finding): string[] =>
    "stack" in finding ? [finding.stack, finding.name, finding.urn] : [finding.partnerId, finding.tenantDomain];
  return findings.toSorted((one, other) => {
    const byClass = classes.indexOf(one.class) - classes.indexOf(other.class);
    if (byClass !== 0) return byClass;
    const [left, right] = [place(one), place(other)];
    const differing = left.findIndex((part, index) => part !== right[index]);
    return (left[differing] ?? "").localeCompare(right[differing] ?? "", "en", { numeric: true });
  });
}
