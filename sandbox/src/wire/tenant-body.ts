import type { BillingPeriod, SandboxTenant } from "../store/tenant";
import type { Links } from "./links";

/** "Get billing information" of the API page. */
export function billingInfoBody(tenant: SandboxTenant, links: Links): object {
  const { currentUserLicenses, currentBillingPeriod, previousBillingPeriod } = tenant.billing;
  return {
    _links: { self: links.billingInfo(tenant.partnerId, tenant.id) },
    current_user_licenses: currentUserLicenses,
    current_billing_period: periodBody(currentBillingPeriod),
    previous_billing_period: periodBody(previousBillingPeriod),
  };
}

/** "Fetching a single tenant" of the API page. */
export function tenantBody(tenant: SandboxTenant, links: Links): object {
  return {
    tenant_name: tenant.tenantName,
    tenant_domain: tenant.tenantDomain,
    billing_info: billingInfoBody(tenant, links),
    _links: {
      self: links.tenant(tenant.partnerId, tenant.id),
      billing_info: links.billingInfo(tenant.partnerId, tenant.id),
    },
  };
}

function periodBody(period: BillingPeriod): object {
  return {
    period_start: period.periodStart,
    period_end: period.periodEnd,
    printing_users: period.printingUsers,
    user_licenses: period.userLicenses,
  };
}
