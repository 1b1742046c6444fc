/** One billing period, "Billing information" of the API page. */
export interface BillingPeriod {
  /** ISO 8601, UTC. */
  readonly periodStart: string;
  /** ISO 8601, UTC. */
  readonly periodEnd: string;
  readonly printingUsers: number;
  readonly userLicenses: number;
}

/** A tenant's figures, "Billing information" of the API page. */
export interface BillingInfo {
  readonly currentUserLicenses: number;
  readonly currentBillingPeriod: BillingPeriod;
  readonly previousBillingPeriod: BillingPeriod;
}

/** A tenant as the store keeps it: active, or cancelled and kept as history. */
export interface SandboxTenant {
  /** A random UUID. */
  readonly id: string;
  readonly partnerId: string;
  readonly tenantName: string;
  /** Always the whole name: `acme.printix.net`. */
  readonly tenantDomain: string;
  /** Whether it was created with an initial user; of the user itself nothing is kept. */
  readonly hasInitialUser: boolean;
  /** Whether that user was created as an administrator. */
  readonly isInitialUserAdmin: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** ISO 8601, UTC; absent while the tenant is active. */
  readonly cancelledAt?: string;
  readonly billing: BillingInfo;
}
