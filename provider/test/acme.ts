import type { PartnerTenant } from "printix-partner-sdk";
import type { TenantInputs } from "../src/tenant/tenant-inputs";
import type { TenantState } from "../src/tenant/tenant-state";

export const partnerId = "0f0e0d0c-1111-4222-8333-123456789abc";
export const tenantId = "99999999-8888-7777-6666-fedcba987654";
export const tenantsPath = `/public/partners/${partnerId}/tenants`;
export const tenantPath = `${tenantsPath}/${tenantId}`;

/** The API page's tenant, as the SDK hands it out. */
export const acme: PartnerTenant = {
  id: tenantId,
  tenantName: "Acme Co.",
  tenantDomain: "acme.printix.net",
  homeUrl: "https://acme.printix.net",
  selfUrl: `https://api.printix.net${tenantPath}`,
  billingInfo: { currentUserLicenses: 1 },
};

/** The same, as the API sends it. */
export function wireAcme(changes: object = {}): Record<string, unknown> {
  return {
    tenant_name: acme.tenantName,
    tenant_domain: acme.tenantDomain,
    billing_info: { current_user_licenses: 1 },
    _links: { self: { href: acme.selfUrl } },
    ...changes,
  };
}

/** What a program says of it. */
export const acmeArgs = { tenantName: "Acme Co.", tenantDomain: "acme" };

/** What check makes of that. */
export const acmeInputs: TenantInputs = {
  tenantName: "Acme Co.",
  tenantDomain: "acme.printix.net",
  deletionPolicy: "prevent",
};

/** What state keeps of it. */
export const acmeState: TenantState = {
  tenantName: "Acme Co.",
  tenantDomain: "acme.printix.net",
  homeUrl: "https://acme.printix.net",
  selfUrl: acme.selfUrl,
  billingInfo: { currentUserLicenses: 1 },
  deletionPolicy: "prevent",
};

/** What a preview has in place of a value that it does not know yet. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
