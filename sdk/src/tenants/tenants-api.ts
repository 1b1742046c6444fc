import type { BillingInfo } from "../model/billing-info";
import type { NewTenant, PartnerTenant } from "../model/partner-tenant";
import type { TenantListing } from "../model/tenant-listing";

/** How far a list has come. */
export interface ListProgress {
  /** Tenants received so far, also those that cannot be read. */
  tenants: number;
  /** How many there are in all, if the API says so. */
  total?: number;
}

export interface ListOptions {
  /** Called for every page. If the list must be read again, the count begins at the first page again. */
  onPage?: (progress: ListProgress) => void;
}

export interface CreateOptions {
  /**
   * Whether the caller has just cancelled the tenant that had this domain. Then a 409 may only mean that the domain is not
   * free yet: the POST is repeated for as long as the list may lag (`timing.listLagMs`). Default: false.
   */
  isDomainComingFree?: boolean;
}

/**
 * How a cancel ended. The tenant is gone in both cases: `cancelled` if the API accepted the cancel; `absent` if the API only
 * said that it has no such tenant, which the API of another environment would say too.
 */
export type CancelOutcome = "cancelled" | "absent";

/** What a partner can do with tenants. Every call throws only errors of the SDK's own tree. */
export interface TenantsApi {
  /**
   * All tenants of the partner, from all pages (API page, "List Tenants"). One that cannot be read is set aside, and
   * reported once to the client's `notice`.
   */
  listing(options?: ListOptions): Promise<TenantListing>;
  /** Only the tenants of `listing`: this does not say whether one was set aside. */
  list(options?: ListOptions): Promise<PartnerTenant[]>;
  /** @throws ApiError of status 404 (or 410) if there is none: `isAbsence` (API page, "Fetching a single tenant") */
  get(id: string): Promise<PartnerTenant>;
  /** Starts a subscription (API page, "Create new tenant"). Sent again only if the first request provably did nothing. */
  create(tenant: NewTenant, options?: CreateOptions): Promise<PartnerTenant>;
  /** (API page, "Get billing information") */
  billingInfo(id: string): Promise<BillingInfo>;
  /** Cancels the whole subscription. A tenant that is already gone is no error: the outcome says so. */
  cancel(id: string): Promise<CancelOutcome>;
}
