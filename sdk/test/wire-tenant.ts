import { partnerId, tenantId } from "./examples";

/** A billing period of the API page. */
export const wirePeriod = {
  period_start: "2017-11-24T16:15:10.480Z",
  period_end: "2017-12-24T16:15:10.480Z",
  printing_users: 1,
  user_licenses: 1,
};

/** The same, in our own words. */
export const period = {
  periodStart: "2017-11-24T16:15:10.480Z",
  periodEnd: "2017-12-24T16:15:10.480Z",
  printingUsers: 1,
  userLicenses: 1,
};

/** A tenant's own link. */
export function selfUrl(id = tenantId): string {
  return `https://api.printix.net/public/partners/${partnerId}/tenants/${id}`;
}

/** The API page's billing information. */
export function wireBillingInfo(id = tenantId): Record<string, unknown> {
  return {
    _links: { self: { href: `${selfUrl(id)}/billing-info` } },
    current_user_licenses: 1,
    current_billing_period: wirePeriod,
    previous_billing_period: wirePeriod,
  };
}

/** No text, and no number says how long it is: what compares its length throws. */
export const unmeasurable = { length: { toString: 1, valueOf: 1 } };

/** The API page's tenant, with what a test needs changed. */
export function wireTenant(changed: Record<string, unknown> = {}, id = tenantId): Record<string, unknown> {
  return {
    tenant_name: "Acme Co.",
    tenant_domain: "acme.printix.net",
    billing_info: wireBillingInfo(id),
    _links: { self: { href: selfUrl(id) }, billing_info: { href: `${selfUrl(id)}/billing-info` } },
    ...changed,
  };
}

/** So many tenants, t0 and on. */
export function wireTenants(count: number, first = 0): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `t${first + index}`;
    return wireTenant({ tenant_name: name, tenant_domain: `${name}.printix.net` }, `id-${name}`);
  });
}

/** The API page's tenant as callers get it. */
export const acme = {
  id: tenantId,
  tenantName: "Acme Co.",
  tenantDomain: "acme.printix.net",
  homeUrl: "https://acme.printix.net",
  selfUrl: selfUrl(),
  billingInfo: { currentUserLicenses: 1, currentBillingPeriod: period, previousBillingPeriod: period },
};
