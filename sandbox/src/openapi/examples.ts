import type { Json } from "./json";

const tenants = "https://api.printix.net/public/partners/00000000-1111--22222-123456789abc/tenants";
const self = { href: `${tenants}/99999999-8888-7777-6666-fedcba987654` };
const billing_info = { href: `${self.href}/billing-info` };

const period: Json = {
  period_start: "2017-11-24T16:15:10.480Z",
  period_end: "2017-12-24T16:15:10.480Z",
  printing_users: 1,
  user_licenses: 1,
};

/** The API page's own. */
export const billingInfo: Json = {
  _links: { self: billing_info },
  current_user_licenses: 1,
  current_billing_period: period,
  previous_billing_period: period,
};

export const tenant: Json = {
  tenant_name: "Acme Co.",
  tenant_domain: "acme.printix.net",
  billing_info: billingInfo,
  _links: { self, billing_info },
};

export const tenantList: Json = { _links: { self: { href: tenants } }, tenants: [tenant] };

/** The same tenant in the other shapes of a list. */
export const embeddedTenantList: Json = { _links: { self: { href: tenants } }, _embedded: { tenants: [tenant] } };

export const tenantCollection: Json = { query: { limit: 25, offset: 0 }, result: [tenant], total: 1 };
