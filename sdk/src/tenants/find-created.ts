import { waitWithin } from "../common/deadline";
import { redact } from "../errors/redact";
import { canonicalDomain } from "../model/canonical-domain";
import { isSameName } from "../model/canonical-name";
import { userSecrets, type NewTenant, type PartnerTenant } from "../model/partner-tenant";
import { describeUnreadable, type TenantListing, type UnreadableTenant } from "../model/tenant-listing";
import { withGracePeriod, type OperationScope } from "../operation/operation-scope";
import { plainText } from "../wire/plain-text";
import { growingPause, type ResendRules } from "./resend";

/** What a lookup in the partner's list needs. */
export interface ListLookup extends ResendRules {
  /** Reads the list; the reading begins after the call. */
  list: () => Promise<TenantListing>;
  /** How long a new tenant may be missing from the list, in milliseconds. */
  listLagMs: number;
}

/** What is known of a creation before the lookup. */
export interface CreationEvidence {
  /** The API has accepted it: it will show some time. */
  isAccepted: boolean;
  /** The ids in answers to it that described a tenant of another name or domain. */
  namedIds: readonly string[];
}

/**
 * Looks in the list for a tenant that we may have created. It ends when the list shows the tenant, or has not shown it
 * for as long as the list may lag; a creation that the API accepted is waited for. When sending ends, there is one last
 * lookup.
 *
 * @throws if a tenant of another name has the domain, or the tenant of another answer is there too: nobody can tell which
 * one is ours; or if an item of the list cannot be read until the end, and may be the tenant
 * @throws the signal's reason if time ran out before the list could tell
 */
export async function findCreated(
  tenant: NewTenant,
  { list, listLagMs, system }: ListLookup,
  { isAccepted, namedIds }: CreationEvidence,
  scope: OperationScope,
): Promise<PartnerTenant | undefined> {
  const { sendSignal, answerSignal } = scope;
  const domain = canonicalDomain(tenant.tenantDomain);
  const endMs = system.now() + listLagMs;
  const pause = growingPause(system, sendSignal);
  for (;;) {
    // Decided before the lookup, so that the last lookup begins after the lag is over.
    const isLast = system.now() >= endMs;
    const isInterrupted = sendSignal.aborted;
    answerSignal.throwIfAborted();
    const { tenants, unreadable } = await withGracePeriod(scope, system, (signal) => waitWithin(list(), signal));
    const found = tenants.find(({ tenantDomain }) => tenantDomain === domain);
    const others = tenants.filter(({ id }) => id !== found?.id && namedIds.includes(id));
    const isOurs = found !== undefined && isSameName(found.tenantName, tenant.tenantName) && others.length === 0;
    const doubtful = unreadable.filter(
      (item) =>
        (item.id !== undefined && namedIds.includes(item.id)) || (!found && (item.tenantDomain ?? domain) === domain),
    );
    // The tenant that an answer described instead may still be missing from the list.
    const isSure = isLast || namedIds.every((id) => id === found?.id);
    if (isOurs && isSure && doubtful.length === 0) return found;
    if (!isOurs && (found ?? others[0])) throw new Error(describeFound(found ? [found, ...others] : others, tenant));
    // An item that cannot be read may be our tenant, unless its domain is another one.
    if (isLast && doubtful.length > 0) throw new Error(describeDoubtful(doubtful, tenant));
    if (isLast && !isAccepted) return undefined;
    if (isInterrupted) throw sendSignal.reason;
    const leftMs = endMs - system.now();
    await pause(leftMs > 0 ? leftMs : Infinity);
  }
}

/** Names each tenant that may be ours. */
function describeFound(tenants: readonly PartnerTenant[], tenant: NewTenant): string {
  return tenants
    .map(({ id, tenantName, tenantDomain }) => {
      return `${tenantDomain} is there, as "${plainText(cleaned(tenantName, tenant))}", id ${id}`;
    })
    .join(", and ");
}

function describeDoubtful(items: readonly UnreadableTenant[], tenant: NewTenant): string {
  const all = items.map((one) => cleaned(describeUnreadable(one), tenant));
  return `a part of it cannot be read, and may be this tenant: ${all.join(", and ")}`;
}

/** Names come from the server, and may repeat the initial user's data. */
function cleaned(text: string, tenant: NewTenant): string {
  return redact(text, userSecrets(tenant));
}
