import {
  isAbsence,
  type Access,
  type CreateOptions,
  type ListOptions,
  type NewTenant,
  type PartnerClient,
  type TenantSnapshot,
  type TenantsApi,
} from "printix-partner-sdk";
import { acme, partnerId } from "./acme";

export interface FakeClient extends PartnerClient {
  /** Every call and its arguments, in order. */
  readonly calls: readonly unknown[][];
}

/** What a partner is told who has sent nothing yet. */
export const fakeAccess: Access = {
  requestsPerSecond: { value: 5, source: "server" },
  burst: { value: 10, source: "server" },
  remaining: { value: 9, source: "server" },
  dailyQuota: { value: 50_000, source: "server" },
  quotaRemaining: { value: 49_999, source: "server" },
  quotaResetsAt: { value: "2026-01-02T00:00:00.000Z", source: "server" },
  changesLeft: 49_992,
  changesWaiting: 0,
  requestsSent: 1,
  configured: {},
};

/** A client whose one tenant is Acme, with what a test needs changed. Keeps no state: it answers, and remembers calls. */
export function fakeClient(
  changes: Partial<TenantsApi> = {},
  access: () => Promise<Access> = () => Promise.resolve(fakeAccess),
): FakeClient {
  const calls: unknown[][] = [];
  const answers: TenantsApi = {
    listing: async (options) => ({ tenants: await answers.list(options), unreadable: [] }),
    list: () => Promise.resolve([acme]),
    get: () => Promise.resolve(acme),
    create: () => Promise.resolve(acme),
    billingInfo: () => Promise.resolve({}),
    cancel: () => Promise.resolve("cancelled"),
    ...changes,
  };
  const noted =
    <A extends unknown[], R>(name: string, answer: (...args: A) => R) =>
    (...args: A): R => {
      calls.push([name, ...args]);
      return answer(...args);
    };
  const tenants = {
    listing: noted("listing", (options?: ListOptions) => answers.listing(options)),
    list: noted("list", (options?: ListOptions) => answers.list(options)),
    get: noted("get", (id: string) => answers.get(id)),
    create: noted("create", (tenant: NewTenant, ...options: CreateOptions[]) => answers.create(tenant, ...options)),
    billingInfo: noted("billingInfo", (id: string) => answers.billingInfo(id)),
    cancel: noted("cancel", (id: string) => answers.cancel(id)),
  };
  const snapshot: TenantSnapshot = {
    all: () => tenants.list(),
    listed: () => undefined,
    afresh: async () => {
      const listing = await tenants.listing();
      return { ...listing, others: listing.tenants, had: listing.tenants.length };
    },
    look: (id) =>
      tenants.get(id).then(
        (tenant) => ({ tenant }),
        (error: unknown) => {
          if (isAbsence(error)) return { tenant: undefined, isOwnAddressAsked: true };
          throw error;
        },
      ),
    add: () => undefined,
    remove: () => undefined,
  };
  return {
    partnerId,
    calls,
    tenants,
    snapshot,
    access: noted("access", access),
    sharers: () => Promise.resolve(undefined),
    countTogether: () => Promise.resolve(undefined),
    close: () => Promise.resolve(),
  };
}
