import { canonicalDomain, canonicalName, isSameName, type TenantListing } from "printix-partner-sdk";
import { namesDigest } from "../../tenant/names-digest";
import { isTenantType } from "../../tenant/tenant-types";
import { isShown, type PreviewStep } from "../shared/pulumi/preview";
import { allTenantsOf, standingOf, type StateResource } from "../shared/pulumi/stack-export";
import type { Facts } from "../shared/plan/reviewed";
import { anything, whatever } from "./differences";

/** The tenants that a plan is about. */
export interface Concerned {
  /** Those that state has, and the plan's program reads. */
  inState: readonly StateResource[];
  /** Of the tenants that it creates; of one that it may take over, nobody can presume that it is not there. */
  created: readonly { tenantName: string; tenantDomain: string }[];
}

/** The steps that make a tenant, or take one over. */
const creates = new Set(["create", "create-replacement", "replace"]);

export function concernedBy(
  resources: readonly StateResource[],
  steps: readonly PreviewStep[],
  isRead: boolean,
): Concerned {
  const created = steps.flatMap(({ op, newState }) => {
    if (!creates.has(op) || !newState || !isTenantType(newState.type)) return [];
    const { tenantName, tenantDomain, adoptExisting } = newState.inputs ?? {};
    if (!isRead && adoptExisting === true) return [];
    const text = (value: unknown): string => (typeof value === "string" && isShown(value) ? value : "");
    return [{ tenantName: canonicalName(text(tenantName)), tenantDomain: canonicalDomain(text(tenantDomain)) }];
  });
  return { inState: allTenantsOf(resources), created };
}

/** The partner's whole list. Of an item that cannot be read, its id says which it is. */
export function listFacts({ tenants, unreadable }: TenantListing): Facts {
  return Object.fromEntries([
    ...tenants.map((tenant) => [tenant.id, namesDigest(tenant)]),
    ...unreadable.map(({ id, reason }, index) => [id ?? `item ${index} that cannot be read`, reason]),
  ]) as Facts;
}

/** What of a list concerns a plan. */
export function ownListFacts(listing: TenantListing, { inState, created }: Concerned): Facts {
  const ids = new Set(inState.map(({ id }) => id));
  const isOwn = ({ id, tenantName, tenantDomain }: { id?: string; tenantName?: string; tenantDomain?: string }) =>
    ids.has(id) ||
    created.some(
      (one) =>
        one.tenantDomain === tenantDomain || (tenantName !== undefined && isSameName(one.tenantName, tenantName)),
    );
  return listFacts({ tenants: listing.tenants.filter(isOwn), unreadable: listing.unreadable.filter(isOwn) });
}

/** What a list has to show for state to be true, and for what the plan creates to be new. */
export function presumedListFacts({ inState }: Concerned): Facts {
  return Object.fromEntries(
    inState.map((resource) => {
      const { id = "", outputs: { tenantName, tenantDomain } = {} } = resource;
      // One that is replaced may be cancelled already, or not yet.
      if (standingOf(resource) !== "active") return [id, anything];
      // What is secret stands encrypted in state.
      if (typeof tenantName !== "string" || typeof tenantDomain !== "string") return [id, whatever];
      return [id, namesDigest({ tenantName, tenantDomain })];
    }),
  );
}
