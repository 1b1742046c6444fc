import { waitWithin } from "../deadline";
import { canonicalDomain } from "../model/canonical-domain";
import type { NewTenant, PartnerTenant } from "../model/partner-tenant";
import { withGrace, type Patience } from "../patience";
import type { SendAgain } from "./send-again";
import type { FreshList } from "./shared-list";

/** How to find out what became of a creation. */
export interface Lookup extends SendAgain {
  list: FreshList;
  /** How long a new tenant may be missing from the list, in milliseconds. */
  listLagMs: number;
}

const firstPauseMs = 500;
const longestPauseMs = 15_000;

/**
 * Looks for a tenant that we may have created, until it shows or has been absent for as long as the list may lag. One
 * that the API accepted is waited for. Where waiting ends before that, there is one last look.
 *
 * @throws where the domain is held by a tenant of another name: nobody can tell whose it is
 * @throws the signal's reason where neither was found out in time
 */
export async function findCreated(
  tenant: NewTenant,
  { list, listLagMs, system }: Lookup,
  { isAccepted }: { isAccepted: boolean },
  patience: Patience,
): Promise<PartnerTenant | undefined> {
  const { toSend, forAnswer } = patience;
  const domain = canonicalDomain(tenant.tenantDomain);
  const endMs = system.now() + listLagMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    // Asked before the look, so that the last look is begun after the lag is over.
    const isLast = system.now() >= endMs;
    const isBrokenOff = toSend.aborted;
    forAnswer.throwIfAborted();
    const found = (await withGrace(patience, system, (signal) => waitWithin(list(), signal))).find(
      ({ tenantDomain }) => tenantDomain === domain,
    );
    if (found?.tenantName === tenant.tenantName) return found;
    if (found) throw new Error(`${domain} is there, as "${found.tenantName}", id ${found.id}`);
    if (isLast && !isAccepted) return undefined;
    if (isBrokenOff) throw toSend.reason;
    const leftMs = endMs - system.now();
    await system.sleep(leftMs > 0 ? Math.min(pauseMs, leftMs) : pauseMs, toSend);
  }
}
