import { describeUnreadable, isSameName, type PartnerTenant, type UnreadableTenant } from "printix-partner-sdk";
import { attemptOf, declaredTenant, type DeclaredTenant } from "../shared/declared-tenant";
import { otherPartnerIn } from "../shared/other-partners";
import { standingOf, tenantsOf, type StackState, type StateResource } from "../shared/pulumi/stack-export";
import { isDefaultProvider, placeOf } from "../shared/pulumi/urn";
import { shellWord } from "../shared/shell-word";
import type { SoughtTenant } from "./sought-tenant";

/** What became of a tenant that a killed run may have made. */
export type Outcome =
  /** It exists, and state does not know it. */
  | { status: "arrived"; found: PartnerTenant }
  /** State has it, or another tenant in its place. */
  | { status: "in state" }
  /** Printix has no tenant with its domain. */
  | { status: "not arrived" }
  /** A person has to decide. `stacks` have it, or may have it. */
  | { status: "conflict"; reason: string; stacks?: readonly string[] };

export type PlannedTenant = SoughtTenant & Outcome;
export type ArrivedTenant = PlannedTenant & { status: "arrived" };

/** What one partner's whole list shows. */
export interface PartnerList {
  partnerId: string;
  tenants: readonly PartnerTenant[];
  unreadable?: readonly UnreadableTenant[];
}

/** Decides for each tenant, by what state holds and by the list of the configured partner. */
export function planRecovery(sought: readonly SoughtTenant[], state: StackState, list: PartnerList): PlannedTenant[] {
  const taken = new Map(state.resources.map((resource) => [placeOf(resource.urn), resource]));
  const ids = new Set(tenantsOf(state.resources).map(({ id }) => id));
  const otherPartner = otherPartnerIn(state.resources, list.partnerId);
  const kept = tenantsOf(state.resources).filter((resource) => standingOf(resource) === "active");
  const byDomain = Map.groupBy([...sought, ...kept.map(declaredTenant)], ({ tenantDomain }) => tenantDomain);
  return sought.map((tenant) => {
    const holder = taken.get(placeOf(tenant.urn));
    const outcome =
      elsewhere(tenant, holder, otherPartner(tenant.provider)) ??
      declaredTwice(tenant, byDomain.get(tenant.tenantDomain) ?? []) ??
      outcomeOf(tenant, taken, ids, list);
    if (outcome.status === "arrived") {
      // An older attempt under the same name may have arrived as well: it is not forgotten, it is a conflict.
      taken.set(placeOf(tenant.urn), { urn: tenant.urn, type: tenant.type, id: outcome.found.id });
      ids.add(outcome.found.id);
    }
    return { ...tenant, ...outcome };
  });
}

/** Of another partner's tenant, only state can tell that it has arrived: the configured partner's list never shows it. */
function elsewhere(
  tenant: SoughtTenant,
  holder: StateResource | undefined,
  owner: string | undefined,
): Outcome | undefined {
  if (owner === undefined) return undefined;
  const isHeld = holder !== undefined && standingOf(holder) === "active";
  if (isHeld && attemptOf(declaredTenant(holder)) === attemptOf(tenant)) return { status: "in state" };
  return conflict(`its provider belongs to the partner ${owner}, whose list was not read`);
}

/** Whose tenant is it then? Of a pending create, the engine has written down for which block it was made. */
function declaredTwice(
  { source, tenantDomain }: SoughtTenant,
  ofDomain: readonly DeclaredTenant[],
): Outcome | undefined {
  const blocks = new Map(ofDomain.map(({ urn, name }) => [placeOf(urn), name]));
  if (source === "state" || tenantDomain === undefined || blocks.size < 2) return undefined;
  return conflict(`several blocks declare its domain: ${[...blocks.values()].join(", ")}`);
}

function outcomeOf(
  { source, urn, parent, provider, tenantName, tenantDomain }: SoughtTenant,
  taken: ReadonlyMap<string, StateResource>,
  ids: ReadonlySet<string | undefined>,
  { tenants, unreadable = [] }: PartnerList,
): Outcome {
  if (tenantName === undefined || tenantDomain === undefined) {
    const isHidden = source === "state" ? "is secret in the program" : "is secret, or not known before `pulumi up`";
    return conflict(`its name or domain ${isHidden}, so nothing can be compared`);
  }
  const holder = taken.get(placeOf(urn));
  const [found, ...more] = tenants.filter((tenant) => tenant.tenantDomain === tenantDomain);
  if (found === undefined && holder !== undefined) return { status: "in state" };
  // A tenant that cannot be read may be this very one.
  const [unread] = unreadable;
  if (found === undefined && unread)
    return conflict(`the list has an item that cannot be read: ${describeUnreadable(unread)}`);
  // A program's provider that state does not have any more may have been of any partner.
  const isProviderGone =
    source === "state" && provider !== undefined && !isDefaultProvider(provider) && !taken.has(placeOf(provider));
  if (found === undefined && isProviderGone) {
    return conflict(`its provider ${provider} is not in state, so it is not known which partner's list to read`);
  }
  if (found === undefined) return { status: "not arrived" };
  if (more.length > 0) return conflict(`${more.length + 1} tenants have this domain`);
  if (ids.has(found.id)) return { status: "in state" };
  if (!isSameName(found.tenantName, tenantName)) {
    return conflict(`the tenant with this domain is named "${found.tenantName}" (id ${found.id})`);
  }
  if (holder?.pendingReplacement === true) {
    return conflict(`it arrived (id ${found.id}) as the replacement of a tenant that is still in state`);
  }
  if (holder !== undefined) {
    return conflict(`it arrived (id ${found.id}), but in state its name is that of the tenant ${String(holder.id)}`);
  }
  if (parent !== undefined && !taken.has(placeOf(parent))) {
    return conflict(`it arrived (id ${found.id}), but its parent ${lacking(parent, source)}`);
  }
  if (provider !== undefined && !taken.has(provider)) {
    return conflict(`it arrived (id ${found.id}), but its provider ${lacking(provider, source)}`);
  }
  return { status: "arrived", found };
}

/** What the program declares, an `up` of that alone makes; what a killed run was to make, it may not declare any more. */
function lacking(urn: string, source: SoughtTenant["source"]): string {
  if (source === "state") return `${urn} is not in state`;
  return `is not in state yet: run \`pulumi up --target ${shellWord(urn)}\` first`;
}

function conflict(reason: string): Outcome {
  return { status: "conflict", reason };
}

export function isArrived(tenant: PlannedTenant): tenant is ArrivedTenant {
  return tenant.status === "arrived";
}
