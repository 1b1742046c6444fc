import type { FaultDraft, FaultRoute, SandboxFault } from "../faults/fault";
import type { Rewrite } from "../faults/rewrites";
import type { LimitSettings } from "../limits/limit-settings";
import type { AccessState } from "../partners/access-state";
import type { SandboxPartner } from "../partners/partner";
import type { PartnerOptions } from "../partners/partner-options";
import type { Switches } from "../state/switches";
import type { RequestLogEntry } from "../store/request-log";
import type { BillingPeriod, SandboxTenant } from "../store/tenant";

/** What a tenant is made of when it is made by other means than a request. */
export interface TenantDraft {
  /** 1 to 100 characters. */
  readonly tenantName: string;
  /** `acme` or `acme.printix.net`. */
  readonly tenantDomain: string;
}

/** The figures to change; those left out stay. */
export interface BillingChange {
  readonly currentUserLicenses?: number;
  readonly currentBillingPeriod?: Partial<BillingPeriod>;
  readonly previousBillingPeriod?: Partial<BillingPeriod>;
}

/** Which new tenants the list lags for; all by default. */
export interface ListLagOptions {
  readonly tenants?: readonly string[] | undefined;
}

/** Where a cancel shows late, beside the list. */
export interface CancelLagOptions {
  /** False by default: a cancelled tenant's own address is a 404 at once. */
  readonly isGetLagging?: boolean | undefined;
}

/** How a sandbox's switches stand, and its clock. */
export interface SandboxSwitches extends Readonly<Switches> {
  /** The sandbox's time, in milliseconds since 1970. */
  readonly nowMs: number;
  /** By how much its clock has been put forward so far; with a data file, in earlier runs too. */
  readonly clockMovedMs: number;
}

/** What sees and changes a sandbox by other means than requests to the Partner API. */
export interface SandboxTools {
  /** The active tenants of all partners, in the order of creation. */
  tenants(): SandboxTenant[];
  /** All tenants ever made, cancelled ones (with `cancelledAt`) included, in the order of creation. */
  history(): SandboxTenant[];
  /** Makes a tenant with no request; throws a `TenantConflictError` or a `TenantDraftError`. */
  createTenant(draft: TenantDraft, partnerId?: string): SandboxTenant;
  /** Changes a tenant with no request, as a person in the Printix administrator might; errors as for both. */
  renameTenant(id: string, change: Partial<TenantDraft>): SandboxTenant;
  /** Cancels a tenant with no request; throws a `TenantNotFoundError`. */
  removeTenant(id: string): void;
  /** Changes some of a tenant's figures; throws a `TenantNotFoundError` or an `OptionsError`. */
  setBilling(id: string, change: BillingChange): SandboxTenant;
  /** Moves all figures of all active tenants: a month on, a licence and a printing user more. */
  moveBilling(): void;
  /** The latest requests answered, or all, in the order of arrival, those to the token endpoint included. */
  requests(latest?: number): RequestLogEntry[];
  /** Forgets the requests logged so far. */
  clearRequests(): void;
  /** All partners, the first one first, as they stand now. */
  partners(): SandboxPartner[];
  /** Adds a partner, or another client of one; throws an `OptionsError`. */
  addPartner(partner: PartnerOptions): SandboxPartner;
  /** Puts a partner in another access state, with that state's limits; throws an `OptionsError`. */
  setAccess(access: AccessState, partnerId?: string): void;
  /** Changes a partner's throttle and quota, until its next change of access; throws an `OptionsError`. */
  setLimits(change: Partial<LimitSettings>, partnerId?: string): void;
  /**
   * Adds a fault; throws an `OptionsError`. The first of several that can hit a request and does is the only one; those
   * that hit `after` the work come after all others.
   */
  addFault(draft: FaultDraft): SandboxFault;
  /** The faults that were added and not removed, in that order, spent ones included. */
  faults(): SandboxFault[];
  /** Removes a fault; nothing where it is gone already. */
  removeFault(id: string): void;
  clearFaults(): void;
  /**
   * Makes the list lag: a new tenant is missing from it for so long; of `tenants`, where they are given: ids or domains,
   * also of tenants that are yet to be made. Throws an `OptionsError`.
   */
  setListLag(ms: number, about?: ListLagOptions): void;
  /**
   * Makes cancels show late: the list has a cancelled tenant for so long, and so has its own address where `isGetLagging`
   * is true. A second cancel is a 404 all the same. Throws an `OptionsError`.
   */
  setCancelLag(ms: number, about?: CancelLagOptions): void;
  /** Makes domains come free late: for so long after a cancel, a creation in its domain is a 409. Throws an `OptionsError`. */
  setDomainLag(ms: number): void;
  /**
   * Changes what is answered to a route: `change` gets each answer below 400 that has a body, parsed, and gives what goes
   * out in its place. Several on a route apply in the order in which they were added; faults and leaks come after them.
   * Gives a function that takes it back. For this process alone: the control API has no such thing.
   */
  rewrite(route: FaultRoute, change: Rewrite): () => void;
  /** Makes payloads carry what they must not: cost, margin, payout, supplier source, rate card, private evidence. */
  setLeak(isLeaking: boolean): void;
  /**
   * Puts the sandbox's clock forward: token expiry, throttle, quota, lags and what a fault puts off. It stays so with
   * the data file. Throws an `OptionsError`.
   */
  moveClock(ms: number): void;
  /** How the switches stand. */
  switches(): SandboxSwitches;
}

/** A running sandbox. */
export interface Sandbox extends SandboxTools {
  /** Its origin, such as `http://127.0.0.1:50123`. */
  readonly url: string;
  /** Where the API's paths begin; the same as `url`. */
  readonly apiUrl: string;
  /** The whole token endpoint. */
  readonly authUrl: string;
  /** The first partner, which is meant wherever a call names none. */
  readonly partnerId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Random at each start; opens what is under `/sandbox`, and nothing else does. */
  readonly controlToken: string;
  /** The dashboard, with the token that opens it. */
  readonly dashboardUrl: string;
  /** Ready-made `PRINTIX_*` variables for a process that is to talk to this sandbox. */
  readonly env: Readonly<Record<string, string>>;
  /** Answers what is under way, closes connections and data file. Further calls give the same promise. */
  stop(): Promise<void>;
  /** `stop`, for `await using sandbox = await startSandbox()`. */
  [Symbol.asyncDispose](): Promise<void>;
}
