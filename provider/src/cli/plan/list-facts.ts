import { canonicalDomain, canonicalName, isSameName, type TenantListing } from "printix-partner-sdk";
import { namesDigest } from "../../tenant/names-digest";
import { isTenantType } from "../../tenant/tenant-types";
import { isShown, type PreviewStep } from "../shared/pulumi/preview";
import { allTenantsOf, standingOf, type StateResource } from "../shared/pulumi/stack-export";
import { whatever } from "./differences";
import type { Facts } from "../shared/plan/reviewed";

/** The tenants that a plan is about. */
export interface Concerned {
  /** Those that state has, and the plan's program reads. */
  inState: readonly StateResource[];
  names: readonly string[];
  /** Canonical. */
  domains: readonly string[];
}

/** @param steps the plan's: what they declare shall be there, or shall not be anybody else's */
export function concernedBy(resources: readonly StateResource[], steps: readonly PreviewStep[]): Concerned {
  const declared = steps.flatMap(({ newState }) =>
    newState && isTenantType(newState.type) ? [newState.inputs ?? {}] : [],
  );
  const shown = (property: string): string[] =>
    declared
      .map((inputs) => inputs[property])
      .filter((value) => typeof value === "string" && isShown(value)) as string[];
  return {
    inState: allTenantsOf(resources),
    names: shown("tenantName").map(canonicalName),
    domains: shown("tenantDomain").map(canonicalDomain),
  };
}

/** The partner's whole list. An item that cannot be read is told by what can be: its id, or its name. */
export function listFacts({ tenants, unreadable }: TenantListing): Facts {
  return Object.fromEntries([
    ...tenants.map((tenant) => [tenant.id, namesDigest(tenant)]),
    ...unreadable.map(({ id, tenantName, reason }, index) => [id ?? tenantName ?? `item ${index}`, reason]),
  ]) as Facts;
}

/** What of a list concerns a plan. */
export function ownListFacts(listing: TenantListing, { inState, names, domains }: Concerned): Facts {
  const ids = new Set(inState.map(({ id }) => id));
  const isOwn = ({ id, tenantName, tenantDomain }: { id?: string; tenantName?: string; tenantDomain?: string }) =>
    ids.has(id) ||
    (tenantDomain !== undefined && domains.includes(tenantDomain)) ||
    (tenantName !== undefined && names.some((name) => isSameName(name, tenantName)));
  return listFacts({ tenants: listing.tenants.filter(isOwn), unreadable: listing.unreadable.filter(isOwn) });
}

/** What a list has to show for state to be true, and for what the plan creates to be new. */
export function presumedListFacts({ inState }: Concerned): Facts {
  const present = inState.filter((resource) => standingOf(resource) === "active");
  return Object.fromEntries(
    present.map(({ id = "", outputs: { tenantName, tenantDomain } = {} }) => [
      id,
      // What is secret stands encrypted in state.
      typeof tenantName === "string" && typeof tenantDomain === "string"
        ? namesDigest({ tenantName, tenantDomain })
        : whatever,
    ]),
  );
}
