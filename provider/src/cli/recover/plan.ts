import { describeUnreadable, isSameName, type PartnerTenant, type UnreadableTenant } from "printix-partner-sdk";
import { attemptOf, declaredTenant } from "../shared/declared-tenant";
import { otherPartnerIn } from "../shared/other-partners";
import { standingOf, tenantsOf, type StackState, type StateResource } from "../shared/pulumi/stack-export";
import { isDefaultProvider, placeOf } from "../shared/pulumi/urn";
import type { PendingTenant } from "./pending-tenants";

/** What became of a tenant that the engine had begun to create. */
export type Outcome =
  /** It exists, and state does not know it. */
  | { status: "arrived"; found: PartnerTenant }
  /** State has it, or another tenant in its place. */
  | { status: "in state" }
  /** Printix has no tenant with its domain. */
  | { status: "not arrived" }
  /** A person has to decide. */
  | { status: "conflict"; reason: string };

export type PlannedTenant = PendingTenant & Outcome;
export type ArrivedTenant = PlannedTenant & { status: "arrived" };

/** What one partner's whole list shows. */
export interface PartnerList {
  partnerId: string;
  tenants: readonly PartnerTenant[];
  unreadable?: readonly UnreadableTenant[];
}

/** Decides for each pending tenant, by what state holds and by the list of the configured partner. */
export function planRecovery(pending: readonly PendingTenant[], state: StackState, list: PartnerList): PlannedTenant[] {
  const taken = new Map(state.resources.map((resource) => [placeOf(resource.urn), resource]));
  const ids = new Set(tenantsOf(state.resources).map(({ id }) => id));
  const otherPartner = otherPartnerIn(state.resources, list.partnerId);
  return pending.map((tenant) => {
    const holder = taken.get(placeOf(tenant.urn));
    const outcome = elsewhere(tenant, holder, otherPartner(tenant.provider)) ?? outcomeOf(tenant, taken, ids, list);
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
  tenant: PendingTenant,
  holder: StateResource | undefined,
  owner: string | undefined,
): Outcome | undefined {
  if (owner === undefined) return undefined;
  const isHeld = holder !== undefined && standingOf(holder) === "active";
  if (isHeld && attemptOf(declaredTenant(holder)) === attemptOf(tenant)) return { status: "in state" };
  return conflict(`its provider is of the partner ${owner}, whose list was not read`);
}

function outcomeOf(
  { urn, parent, provider, tenantName, tenantDomain }: PendingTenant,
  taken: ReadonlyMap<string, StateResource>,
  ids: ReadonlySet<string | undefined>,
  { tenants, unreadable = [] }: PartnerList,
): Outcome {
  if (tenantName === undefined || tenantDomain === undefined) {
    return conflict("its name or domain is secret in the program, so nothing can be compared");
  }
  const holder = taken.get(placeOf(urn));
  const [found, ...more] = tenants.filter((tenant) => tenant.tenantDomain === tenantDomain);
  if (found === undefined && holder !== undefined) return { status: "in state" };
  // A tenant that cannot be read may be this very one.
  const [unread] = unreadable;
  if (found === undefined && unread)
    return conflict(`the list holds what cannot be read: ${describeUnreadable(unread)}`);
  // A program's provider that state does not have any more may have been of any partner.
  const isProviderGone = provider !== undefined && !isDefaultProvider(provider) && !taken.has(placeOf(provider));
  if (found === undefined && isProviderGone) {
    return conflict(`its provider ${provider} is not in state, which alone tells whose list to read`);
  }
  if (found === undefined) return { status: "not arrived" };
  if (more.length > 0) return conflict(`${more.length + 1} tenants have this domain`);
  if (ids.has(found.id)) return { status: "in state" };
  if (!isSameName(found.tenantName, tenantName)) {
    return conflict(`the tenant with this domain is named "${found.tenantName}" (id ${found.id})`);
  }
  if (holder?.pendingReplacement === true) {
    return conflict(`it arrived (id ${found.id}) as the replacement of a tenant that still stands in state`);
  }
  if (holder !== undefined) {
    return conflict(`it arrived (id ${found.id}), but in state its name stands for the tenant ${String(holder.id)}`);
  }
  if (parent !== undefined && !taken.has(placeOf(parent))) {
    return conflict(`it arrived (id ${found.id}), but its parent ${parent} is not in state`);
  }
  if (provider !== undefined && !taken.has(provider)) {
    return conflict(`it arrived (id ${found.id}), but its provider ${provider} is not in state`);
  }
  return { status: "arrived", found };
}

function conflict(reason: string): Outcome {
  return { status: "conflict", reason };
}

export function isArrived(tenant: PlannedTenant): tenant is ArrivedTenant {
  return tenant.status === "arrived";
}
