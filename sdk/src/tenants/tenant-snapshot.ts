import type { System } from "../common/system";
import { isAbsence } from "../errors/api-error";
import { canonicalId } from "../model/canonical-id";
import type { PartnerTenant } from "../model/partner-tenant";
import type { TenantListing } from "../model/tenant-listing";
import { shareLists } from "./shared-list";
import type { CancelOutcome, ListProgress, TenantsApi } from "./tenants-api";

/** What a look for one tenant has shown. */
export type Look =
  | { tenant: PartnerTenant }
  /** By its own address where that was asked, by the list alone where not. One witness proves nothing: see `afresh`. */
  | { tenant: undefined; isOwnAddressAsked: boolean };

/** A list that was begun after it was asked for, and what the partner had without this client. */
export interface FreshLook extends TenantListing {
  /** The listed tenants that this client has not created. */
  others: readonly PartnerTenant[];
  /** How many there were before: the others, and what this client has cancelled. */
  had: number;
}

/** Sees how far a list comes. */
export interface ListWatcher {
  onPage: (progress: ListProgress) => void;
  /** Called once, also where the list failed. */
  onEnd: () => void;
}

/**
 * All looks of one operation, served by one list. It is as old as its first use, with what this client has changed since
 * folded in: make a new client for another operation.
 */
export interface TenantSnapshot {
  /** A look for one tenant. The first few are requests of their own, more are one list, which serves all that follow. */
  look(id: string): Promise<Look>;
  /** Every tenant of ours. */
  all(): Promise<readonly PartnerTenant[]>;
  /** A tenant as the list shows it, where one was read already; nothing is asked for. */
  listed(id: string): PartnerTenant | undefined;
  /** What the partner has now. All who ask while a list is under way share the next one. */
  afresh(): Promise<FreshLook>;
  /** Folds in what was created. */
  add(tenant: PartnerTenant): void;
  /** Folds in what was cancelled, or found to be gone. */
  remove(id: string, outcome: CancelOutcome): void;
}

/** As long as the engine needs to ask for all that it asks for at once. */
const gatherMs = 25;

/** Up to so many looks cost no more as requests of their own than as a list. */
const maxSingleLookups = 3;

/** @param onList called where the list begins */
export function createTenantSnapshot(
  tenants: Pick<TenantsApi, "listing" | "get">,
  system: System,
  onList?: () => ListWatcher,
): TenantSnapshot {
  const created = new Map<string, PartnerTenant>();
  const gone = new Map<string, CancelOutcome>();
  const fresh = shareLists(() => tenants.listing());
  let lookups = 0;
  let gathering: { enough: AbortController; ended: Promise<void> } | undefined;
  let listed: Promise<Map<string, PartnerTenant>> | undefined;
  let readTenants: ReadonlyMap<string, PartnerTenant> = new Map();

  /** One list, whatever becomes of it: where it failed, a second look would believe less, not more. */
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

  /** The list, with what was changed since it was asked for. */
  function withChanges(found: ReadonlyMap<string, PartnerTenant>): Map<string, PartnerTenant> {
    const all = new Map([...created, ...found]);
    for (const id of gone.keys()) all.delete(id);
    return all;
  }

  /** Waits for others to come, no longer than until there are too many for requests of their own. */
  async function gatherLookups(): Promise<void> {
    if (!gathering) {
      const enough = new AbortController();
      gathering = { enough, ended: system.sleep(gatherMs, enough.signal) };
    }
    if (lookups > maxSingleLookups) gathering.enough.abort();
    await gathering.ended;
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
