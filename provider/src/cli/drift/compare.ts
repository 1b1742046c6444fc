import type { PartnerTenant, UnreadableTenant } from "printix-partner-sdk";
import { comparable } from "../../tenant/comparable";
import type { KeptTenant } from "./declared-tenants";
import { fields, type ChangedFinding, type Finding } from "./document";
import { driftClasses } from "./drift-class";
import type { PendingTenant } from "./pending-tenants";

/** All that is known of one partner: what its stacks hold, and what its list shows. */
export interface PartnerView {
  partnerId: string;
  /** The ids in the state of all stacks, of other partners too. */
  known: ReadonlySet<string>;
  kept: readonly KeptTenant[];
  pending: readonly PendingTenant[];
  listed: readonly PartnerTenant[];
  /** What the list holds and nobody could read: as long as there is any, nothing is believed to be gone. */
  unreadable: readonly UnreadableTenant[];
}

/** Compares by the tenants' ids: the domain of a tenant may be what has changed. */
export function compare({ partnerId, known, kept, pending, listed, unreadable }: PartnerView): Finding[] {
  const isWhole = unreadable.length === 0;
  const actual = new Map(listed.map((tenant) => [tenant.id, tenant]));
  const strangers = listed.filter(({ id }) => !known.has(id));
  const awaited = pending
    .map((tenant) => pendingFinding(tenant, strangers))
    // What a plan is about to create is what the plan is for.
    .filter(({ source, tenantId }) => source === "state" || tenantId !== undefined);
  const claimed = new Set(awaited.map(({ tenantId }) => tenantId));
  return [
    ...kept
      .filter(({ id }) => isWhole || actual.has(id))
      .flatMap((tenant) => keptFindings(tenant, actual.get(tenant.id))),
    ...awaited,
    ...strangers
      .filter(({ id }) => !claimed.has(id))
      .map(({ id, tenantName, tenantDomain }): Finding => {
        return { class: "unmanaged", partnerId, tenantId: id, tenantName, tenantDomain };
      }),
  ];
}

/** What Printix has under both its name and its domain is this tenant, and no stranger. */
function pendingFinding(tenant: PendingTenant, strangers: readonly PartnerTenant[]): Finding & { class: "pending" } {
  const { tenantName, tenantDomain } = comparable(tenant);
  const found = strangers.find((other) => other.tenantName === tenantName && other.tenantDomain === tenantDomain);
  return { class: "pending", ...tenant, ...(found && { tenantId: found.id }) };
}

function keptFindings({ id, isProtected, standing, ...tenant }: KeptTenant, actual?: PartnerTenant): Finding[] {
  // What is on its way out is no drift, wherever it has come to.
  if (standing !== "here") return [];
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
