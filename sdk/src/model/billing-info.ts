/** A tenant's figures in one billing period. Dates are RFC 3339, as the API sends them. What the API left out is absent. */
export interface BillingPeriod {
  periodStart?: string;
  periodEnd?: string;
  printingUsers?: number;
  userLicenses?: number;
}

/** Basic billing information of a tenant (API page, "Billing information"). What the API left out is absent. */
export interface BillingInfo {
  currentUserLicenses?: number;
  currentBillingPeriod?: BillingPeriod;
  previousBillingPeriod?: BillingPeriod;
}
