import type { System } from "../common/system";
import { isAbsence } from "../errors/api-error";
import { canonicalId } from "../model/canonical-id";
import type { PartnerTenant } from "../model/partner-tenant";
import type { TenantListing } from "../model/tenant-listing";
import { shareLists } from "./shared-list";
import type { CancelOutcome, ListProgress, TenantsApi } from "./tenants-api";

/** The result of a lookup of one tenant. */
export type Look =
  | { tenant: PartnerTenant }
  /** Not found: at its own address if that was asked, otherwise in the list. One source proves nothing: see `afresh`. */
  | { tenant: undefined; isOwnAddressAsked: boolean };

/** A list that was read after the call, and what the partner had without this client. */
export interface FreshLook extends TenantListing {
  /** The listed tenants that this client has not created. */
  others: readonly PartnerTenant[];
  /** How many there were before: the others, and those that this client has cancelled. */
  had: number;
}

/** Watches the progress of a list. */
export interface ListWatcher {
  onPage: (progress: ListProgress) => void;
  /** Called once, also if the list failed. */
  onEnd: () => void;
}

/**
 * All lookups of one operation, answered from one list. The list is as old as its first use, except for what this client
 * has changed since: make a new client for another operation.
 */
export interface TenantSnapshot {
  /** Looks up one tenant. A few lookups are requests of their own; if there are more, one list answers all of them. */
  look(id: string): Promise<Look>;
  /** Every tenant of the partner. */
  all(): Promise<readonly PartnerTenant[]>;
  /** A tenant as the list shows it, if a list was read already; sends nothing. */
  listed(id: string): PartnerTenant | undefined;
  /** What the partner has now, by a new list. All callers that come while a list is being read share the next one. */
  afresh(): Promise<FreshLook>;
  /** Adds a tenant that was created. */
  add(tenant: PartnerTenant): void;
  /** Removes a tenant that was cancelled, or is gone. */
  remove(id: string, outcome: CancelOutcome): void;
}

/** The engine needs this long to send all the lookups that it makes at once. */
const gatherMs = 25;

/** Up to this number, lookups cost no more as requests of their own than as a list. */
const maxSingleLookups = 3;

/** @param onList called when the list begins */
export function createTenantSnapshot(
  tenants: Pick<TenantsApi, "listing" | "get">,
  system: System,
  onList?: () => ListWatcher,
): TenantSnapshot {
  const created = new Map<string, PartnerTenant>();
  const gone = new Map<string, CancelOutcome>();
  const fresh = shareLists(() => tenants.listing());
  let lookups = 0;
  let gatherWindow: { enough: AbortController; ended: Promise<void> } | undefined;
  let listed: Promise<Map<string, PartnerTenant>> | undefined;
  let readTenants: ReadonlyMap<string, PartnerTenant> = new Map();

  /** One list for all. If it fails, it is not read again: all lookups fail with it. */
  function firstList(): Promise<Map<string, PartnerTenant>> {
    return (listed ??= readList());
  }

  async function readList(): Promise<Map<string, PartnerTenant>> {
    const watcher = onList?.();
    try {
      const listing = await tenants.listing(watcher && { onPage: watcher.onPage });
      const byId = new Map(listing.tenants.map((tenant) => [tenant.id, tenant]));
      readTenants = byId;
      return byId;
    } finally {
      watcher?.onEnd();
    }
  }

  /** The list, with what this client has changed since. */
  function withChanges(found: ReadonlyMap<string, PartnerTenant>): Map<string, PartnerTenant> {
    const all = new Map([...created, ...found]);
    for (const id of gone.keys()) all.delete(id);
    return all;
  }

  /** Waits for other lookups, until there are too many for requests of their own. */
  async function gatherLookups(): Promise<void> {
    if (!gatherWindow) {
      const enough = new AbortController();
      gatherWindow = { enough, ended: system.sleep(gatherMs, enough.signal) };
    }
    if (lookups > maxSingleLookups) gatherWindow.enough.abort();
    await gatherWindow.ended;
  }

  async function lookUpAlone(id: string): Promise<Look> {
    try {
      return { tenant: await tenants.get(id) };
    } catch (error) {
      if (isAbsence(error)) return { tenant: undefined, isOwnAddressAsked: true };
      throw error;
    }
  }

  return {
    look: async (id) => {
      lookups += 1;
      await gatherLookups();
      if (!listed && lookups <= maxSingleLookups) return lookUpAlone(id);
      const found = await firstList();
      const key = canonicalId(id);
      const tenant = gone.has(key) ? undefined : (found.get(key) ?? created.get(key));
      return tenant ? { tenant } : { tenant: undefined, isOwnAddressAsked: false };
    },
    all: async () => [...withChanges(await firstList()).values()],
    listed: (id) => readTenants.get(canonicalId(id)),
    afresh: async () => {
      const listing = await fresh();
      const others = listing.tenants.filter(({ id }) => !created.has(id));
      const ours = [...gone].filter(([id, outcome]) => outcome === "cancelled" && !created.has(id)).map(([id]) => id);
      return { ...listing, others, had: new Set([...others.map(({ id }) => id), ...ours]).size };
    },
    add: (tenant) => {
      created.set(tenant.id, tenant);
    },
    remove: (id, outcome) => {
      gone.set(canonicalId(id), outcome);
    },
  };
}
