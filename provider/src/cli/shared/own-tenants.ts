import type { ListOptions, PartnerClient, TenantListing } from "printix-partner-sdk";
import { assertOwnPartner } from "../../lifecycle/own-partner";
import { foreignList } from "../../messages/command";
import { standingOf, tenantsOf, type StackState } from "./pulumi/stack-export";

export interface OwnTenantsOptions extends ListOptions {
  /** What a failure says has not happened, such as `nothing was compared`. */
  notDone: string;
  /** Whether to accept a list that shows tenants, and none of state's: a report tells those as missing. */
  isReport?: boolean;
  /** `printix:maxVanishedPercent`: at 100 any list is accepted. */
  maxVanishedPercent?: number | undefined;
}

/**
 * The partner's whole list, and what of it cannot be read. The list of another partner or environment would show none
 * of the stack's tenants, so such a list is refused.
 *
 * @throws Refusal where state holds tenants and the list shows none of them
 */
export async function ownTenants(
  { resources }: Pick<StackState, "resources">,
  { partnerId, tenants }: PartnerClient,
  { notDone, isReport = false, maxVanishedPercent = 0, ...options }: OwnTenantsOptions,
): Promise<TenantListing> {
  const kept = tenantsOf(resources);
  for (const { outputs } of kept) assertOwnPartner(outputs ?? {}, partnerId);
  const listing = await tenants.listing(options);
  const listed = [...listing.tenants, ...listing.unreadable];
  // The list may lack those that an update has cancelled already, or will take away.
  const active = kept.filter((resource) => standingOf(resource) === "active");
  const ids = new Set(active.map(({ id }) => id));
  const isAcceptable = active.length === 0 || (isReport ? listed.length > 0 : listed.some(({ id }) => ids.has(id)));
  if (isAcceptable || maxVanishedPercent >= 100) return listing;
  throw foreignList(partnerId, active.length, listed.length, notDone, !isReport);
}
