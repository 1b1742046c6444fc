import { z } from "zod";
import { canonicalDomain } from "../model/canonical-domain";
import { canonicalName } from "../model/canonical-name";
import type { PartnerTenant } from "../model/partner-tenant";
import type { UnreadableTenant } from "../model/tenant-listing";
import { fit } from "./fit";
import { plainText } from "./plain-text";
import { idOf, tenantSchema } from "./tenant";

/** One item of a list: a tenant, or what is known of one that cannot be read. */
export type TenantItem = { tenant: PartnerTenant } | { unreadable: UnreadableTenant };

const text = z.string().optional().catch(undefined);

const identitySchema = z
  .object({
    tenant_name: text,
    tenant_domain: text,
    _links: z.object({ self: z.object({ href: text }).catch({}) }).catch({ self: {} }),
  })
  .catch({ _links: { self: {} } });

/** Reads one item alone: an item that cannot be read must not hide the others. */
export function readItem(wire: unknown): TenantItem {
  const read = fit(tenantSchema, wire, "the item");
  return "data" in read ? { tenant: read.data } : { unreadable: { ...identityOf(wire), reason: read.reason } };
}

function identityOf(wire: unknown): Omit<UnreadableTenant, "reason"> {
  const { tenant_name, tenant_domain, _links } = identitySchema.parse(wire);
  const id = _links.self.href === undefined ? undefined : idOf(_links.self.href);
  const tenantName = canonicalName(plainText(tenant_name ?? ""));
  // A text that is no domain name does not prove that the domain is another one, so it is left out.
  const isDomain = /^[\w.-]+$/.test(tenant_domain ?? "");
  return {
    ...(id !== undefined && { id }),
    ...(tenantName !== "" && { tenantName }),
    ...(tenant_domain !== undefined && isDomain && { tenantDomain: canonicalDomain(tenant_domain) }),
  };
}
