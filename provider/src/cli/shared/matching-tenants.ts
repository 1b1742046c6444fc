import { canonicalName, domainLabel, type PartnerTenant } from "printix-partner-sdk";
import { matchesGlob } from "./glob";

/** The tenants whose domain, label or name matches a pattern, in the order of their domains. Without patterns: all. */
export function matchingTenants(tenants: readonly PartnerTenant[], patterns: readonly string[]): PartnerTenant[] {
  const wanted = patterns.map((pattern) => canonicalName(pattern).toLowerCase());
  const isMatched = ({ tenantName, tenantDomain }: PartnerTenant): boolean => {
    const texts = [tenantName, tenantDomain, domainLabel(tenantDomain)].map((text) => text.toLowerCase());
    return wanted.some((pattern) => texts.some((text) => matchesGlob(pattern, text)));
  };
  return tenants.filter((tenant) => wanted.length === 0 || isMatched(tenant)).sort(byDomain);
}

function byDomain(one: PartnerTenant, other: PartnerTenant): number {
  return one.tenantDomain < other.tenantDomain ? -1 : 1;
}
