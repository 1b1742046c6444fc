import { z } from "zod";
import { canonicalDomain } from "../model/canonical-domain";
import { canonicalId } from "../model/canonical-id";
import { canonicalName } from "../model/canonical-name";
import type { NewTenant, PartnerTenant } from "../model/partner-tenant";
import { billingInfoSchema } from "./billing-info";
import { withoutControls } from "./plain-text";

/** The id at the end of a tenant's own link. Not always a valid UUID: the example of the API page is none. */
export function idOf(href: string): string | undefined {
  const path = URL.canParse(href, "https://api.invalid") ? new URL(href, "https://api.invalid").pathname : "";
  const id = /\/tenants\/([A-Za-z0-9_-]+)\/*$/.exec(path)?.[1];
  return id === undefined ? undefined : canonicalId(id);
}

/**
 * Turns a tenant on the wire (API page, "Fetching a single tenant") into ours. An allow-list: what is not named here is
 * dropped, so nothing undocumented can reach state, logs or reports.
 */
export const tenantSchema = z
  .object({
    tenant_name: z.string().transform((name) => canonicalName(withoutControls(name))),
    tenant_domain: z.string().regex(/^[a-z0-9.-]+$/i, "is not a domain name"),
    billing_info: billingInfoSchema.nullish().catch(undefined),
    _links: z.object({ self: z.object({ href: z.string().max(2000).transform(withoutControls) }) }),
  })
  .transform((wire, context): PartnerTenant => {
    const id = idOf(wire._links.self.href);
    if (id === undefined) {
      context.addIssue({ code: "custom", path: ["_links", "self", "href"], message: "does not end in a tenant's id" });
      return z.NEVER;
    }
    const tenantDomain = canonicalDomain(wire.tenant_domain);
    return {
      id,
      tenantName: wire.tenant_name,
      tenantDomain,
      homeUrl: `https://${tenantDomain}`,
      selfUrl: wire._links.self.href,
      ...(wire.billing_info != null && { billingInfo: wire.billing_info }),
    };
  });

/** The body of a creation (API page, "Create new tenant"). The domain is sent as its label, as the page's text asks. */
export function newTenantBody(tenant: NewTenant, label: string): string {
  const { tenantName, initialUser } = tenant;
  return JSON.stringify({
    tenant_name: canonicalName(tenantName),
    tenant_domain: label,
    ...(initialUser && {
      initial_user: {
        email: initialUser.email,
        name: canonicalName(initialUser.name),
        create_as_admin: initialUser.createAsAdmin ?? false,
      },
    }),
  });
}
