import type { ApiTransport } from "../api/api-transport";
import { waitWithin } from "../common/deadline";
import type { System } from "../common/system";
import { isAbsence } from "../errors/api-error";
import { lookupScope, withGracePeriod, type OperationScope } from "../operation/operation-scope";
import { whyNotAbsent } from "./absence";
import { getTenant } from "./get-tenant";
import type { FreshListing } from "./shared-list";

/** What the two witnesses say of a tenant: its own address, and the partner's list, read after that. */
export type TenantPresence =
  /** Neither has it. */
  | { isGone: true }
  /** Its own address shows it, or says that it is not there and the list does not: `shownBy` begins a sentence. */
  | { isGone: false; isAtOwnAddress: boolean; shownBy: string };

/** What a look for a tenant needs. */
export interface LookupParts {
  transport: ApiTransport;
  partnerId: string;
  system: System;
  list: FreshListing;
}

/**
 * Asks both witnesses. One alone is never believed: an API may answer 404 where it means "not allowed".
 * @throws whatever keeps one of them from answering
 */
export async function tenantPresence(parts: LookupParts, id: string, scope: OperationScope): Promise<TenantPresence> {
  const { system, list } = parts;
  if (await isAtOwnAddress(parts, id, scope)) {
    return { isGone: false, isAtOwnAddress: true, shownBy: "its own address shows it" };
  }
  const listing = await withGracePeriod(scope, system, (signal) => waitWithin(list(), signal));
  const shownBy = whyNotAbsent(listing, id);
  return shownBy === undefined ? { isGone: true } : { isGone: false, isAtOwnAddress: false, shownBy };
}

/** @throws for every answer that is neither the tenant nor the API's own word that it is not there */
export async function isAtOwnAddress(
  { transport, partnerId, system }: LookupParts,
  id: string,
  scope: OperationScope,
): Promise<boolean> {
  try {
    await withGracePeriod(scope, system, (signal) => getTenant(transport, partnerId, id, lookupScope(signal)));
    return true;
  } catch (error) {
    if (isAbsence(error)) return false;
    throw error;
  }
}
