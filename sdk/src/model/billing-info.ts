/** A tenant's figures in one billing period. Dates are RFC 3339, as the API sends them. What the API left out is absent. */
export interface BillingPeriod {
  /** When the period begins. */
  periodStart?: string;
  /** When the period ends. */
  periodEnd?: string;
  /** Users that have printed in it. */
  printingUsers?: number;
  /** User licenses in it. */
  userLicenses?: number;
}

/** Basic billing information of a tenant (API page, "Billing information"). What the API left out is absent. */
export interface BillingInfo {
  /** User licenses of now. */
  currentUserLicenses?: number;
  /** The period that runs now. */
  currentBillingPeriod?: BillingPeriod;
  /** The period before it. */
  previousBillingPeriod?: BillingPeriod;
}
