import type { ApiTransport } from "../api/api-transport";
import { waitWithin } from "../common/deadline";
import type { System } from "../common/system";
import { isAbsence } from "../errors/api-error";
import { lookupScope, withGracePeriod, type OperationScope } from "../operation/operation-scope";
import { whyNotAbsent } from "./absence";
import { getTenant } from "./get-tenant";
import type { FreshListing } from "./shared-list";

/** What two sources say of a tenant: its own address, and the partner's list, read after that. */
export type TenantPresence =
  /** Neither has the tenant. */
  | { isGone: true }
  /** One of them has it, or the list cannot tell. `shownBy` begins a sentence. */
  | { isGone: false; isAtOwnAddress: boolean; shownBy: string };

/** What a lookup of one tenant needs. */
export interface LookupParts {
  transport: ApiTransport;
  partnerId: string;
  system: System;
  list: FreshListing;
}

/**
 * Asks both sources. One alone is never believed: an API may answer 404 when it means "not allowed".
 * @throws if one of them does not answer, for whatever reason
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

/** @throws for every answer that is neither the tenant nor the API's own 404 or 410 */
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
