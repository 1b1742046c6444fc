import { waitWithin } from "../common/deadline";
import { redact } from "../errors/redact";
import { canonicalDomain } from "../model/canonical-domain";
import { isSameName } from "../model/canonical-name";
import { userSecrets, type NewTenant, type PartnerTenant } from "../model/partner-tenant";
import { describeUnreadable, type TenantListing, type UnreadableTenant } from "../model/tenant-listing";
import { withGracePeriod, type OperationScope } from "../operation/operation-scope";
import { plainText } from "../wire/plain-text";
import type { ResendRules } from "./resend";

/** How to find out what became of a creation. */
export interface ListLookup extends ResendRules {
  /** Begun after it was asked for. */
  list: () => Promise<TenantListing>;
  /** How long a new tenant may be missing from the list, in milliseconds. */
  listLagMs: number;
}

/** What is known of a creation before the look. */
export interface CreationEvidence {
  /** The API has accepted it: it is waited for. */
  isAccepted: boolean;
  /** Ids that its answers named for tenants of another name or domain. */
  namedIds: readonly string[];
}

const firstPauseMs = 500;
const longestPauseMs = 15_000;

/**
 * Looks for a tenant that we may have created, until it shows or has been absent for as long as the list may lag. One
 * that the API accepted is waited for. Where waiting ends before that, there is one last look.
 *
 * @throws where the domain is held by a tenant of another name, or an answer's other tenant is there too: nobody can
 * tell which is the one; or where the list never lacked a tenant that cannot be read, and may be the one
 * @throws the signal's reason where neither was found out in time
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
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    // Asked before the look, so that the last look is begun after the lag is over.
    const isLast = system.now() >= endMs;
    const isInterrupted = sendSignal.aborted;
    answerSignal.throwIfAborted();
    const { tenants, unreadable } = await withGracePeriod(scope, system, (signal) => waitWithin(list(), signal));
    const found = tenants.find(({ tenantDomain }) => tenantDomain === domain);
    const others = tenants.filter(({ id }) => id !== found?.id && namedIds.includes(id));
    const isOurs = found !== undefined && isSameName(found.tenantName, tenant.tenantName) && others.length === 0;
    const doubtful = unreadable.filter(
      (odd) =>
        (odd.id !== undefined && namedIds.includes(odd.id)) || (!found && (odd.tenantDomain ?? domain) === domain),
    );
    // What an answer named in its place may be missing from the list still.
    const isSure = isLast || namedIds.every((id) => id === found?.id);
    if (isOurs && isSure && doubtful.length === 0) return found;
    if (!isOurs && (found ?? others[0])) throw new Error(describeFound(found ? [found, ...others] : others, tenant));
    // What cannot be read may be what is looked for, unless its domain says that it is another's.
    if (isLast && doubtful.length > 0) throw new Error(describeDoubtful(doubtful, tenant));
    if (isLast && !isAccepted) return undefined;
    if (isInterrupted) throw sendSignal.reason;
    const leftMs = endMs - system.now();
    await system.sleep(leftMs > 0 ? Math.min(pauseMs, leftMs) : pauseMs, sendSignal);
  }
}

/** Names each tenant that may be the one. */
function describeFound(tenants: readonly PartnerTenant[], tenant: NewTenant): string {
  return tenants
    .map(({ id, tenantName, tenantDomain }) => {
      return `${tenantDomain} is there, as "${plainText(cleaned(tenantName, tenant))}", id ${id}`;
    })
    .join(", and ");
}

function describeDoubtful(odd: readonly UnreadableTenant[], tenant: NewTenant): string {
  const all = odd.map((one) => cleaned(describeUnreadable(one), tenant));
  return `it has what cannot be read, and may be this tenant: ${all.join(", and ")}`;
}

/** Names are a server's words, and may repeat the initial user's data. */
function cleaned(words: string, tenant: NewTenant): string {
  return redact(words, userSecrets(tenant));
}
