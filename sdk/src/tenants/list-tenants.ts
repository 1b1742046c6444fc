import { PayloadError } from "../errors/payload-error";
import type { ApiTransport } from "../api/api-transport";
import { parseBody, requestIdOf } from "../http/parse-body";
import { tenantPageSchema } from "../wire/tenant-list";
import type { PartnerTenant } from "../model/partner-tenant";
import { tenantsPath } from "./tenant-path";

/**
 * Every tenant of the partner. A list that is not paged is one request; of a paged one, every page is read, and a
 * page that holds nothing before the total is reached, or begins too late, is an error: a list cut short must never look like a whole one.
 */
export async function listTenants(transport: ApiTransport, partnerId: string): Promise<PartnerTenant[]> {
  const found = new Map<string, PartnerTenant>();
  for (let offset = 0; ;) {
    const path = tenantsPath(partnerId) + (offset === 0 ? "" : `?offset=${offset}`);
    const response = await transport({ method: "GET", path });
    const page = parseBody(response, tenantPageSchema, { method: "GET", path });
    const cutShort = (reason: string): PayloadError =>
      new PayloadError({ method: "GET", path, status: response.status, requestId: requestIdOf(response), reason });
    const start = page.offset ?? offset;
    if (start > offset) throw cutShort(`the page begins at ${start}, not at ${offset}`);
    for (const tenant of page.tenants) found.set(tenant.id, tenant);
    const end = start + page.tenants.length;
    if (page.total === undefined || end >= page.total) return [...found.values()];
    if (end <= offset) throw cutShort(`the list stops at ${end} of ${page.total} tenants`);
    offset = end;
  }
}
