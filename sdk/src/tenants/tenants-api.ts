import type { BillingInfo } from "../model/billing-info";
import type { NewTenant, PartnerTenant } from "../model/partner-tenant";
import type { TenantListing } from "../model/tenant-listing";

/** How far a list has come. */
export interface ListProgress {
  /** Tenants read so far, those that cannot be read included. */
  tenants: number;
  /** All that there are, where the API says so. */
  total?: number;
}

export interface ListOptions {
  /** Sees every page that was read. Where a list must be read anew, it begins at the first page again. */
  onPage?: (progress: ListProgress) => void;
}

export interface CreateOptions {
  /**
   * The caller has just cancelled the tenant that had this very domain. A 409 may then only say that the domain is not
   * free yet: it is waited out for as long as the list may lag (`timing.listLagMs`). Default: false.
   */
  isDomainComingFree?: boolean;
}

/**
 * How a cancel ended, the tenant being gone in either case: `cancelled` where the API accepted it; `absent` where all that
 * it said is that it has no such tenant, as the API of another environment would, too.
 */
export type CancelOutcome = "cancelled" | "absent";

/** What a partner can do with tenants. Every call throws errors of the SDK's tree alone. */
export interface TenantsApi {
  /**
   * All tenants of the partner, all pages (API page, "List Tenants"). One that cannot be read is set aside, and told to
   * the client's `notice` once.
   */
  listing(options?: ListOptions): Promise<TenantListing>;
  /** The tenants of `listing` alone: it does not say whether one was set aside. */
  list(options?: ListOptions): Promise<PartnerTenant[]>;
  /** @throws ApiError of status 404 (or 410) where there is none: `isAbsence` (API page, "Fetching a single tenant") */
  get(id: string): Promise<PartnerTenant>;
  /** Starts a subscription (API page, "Create new tenant"). Sent again only where the first request provably did nothing. */
  create(tenant: NewTenant, options?: CreateOptions): Promise<PartnerTenant>;
  /** (API page, "Get billing information") */
  billingInfo(id: string): Promise<BillingInfo>;
  /** Cancels the whole subscription. A tenant that is gone already is no error, and told. */
  cancel(id: string): Promise<CancelOutcome>;
}
