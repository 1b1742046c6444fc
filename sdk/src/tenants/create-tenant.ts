import type { ApiTransport } from "../api/api-transport";
import { parseBody } from "../http/parse-body";
import { newTenantBody, tenantSchema } from "../wire/tenant";
import { domainLabel } from "../model/canonical-domain";
import type { NewTenant, PartnerTenant } from "../model/partner-tenant";
import { tenantsPath } from "./tenant-path";

/** One POST for a new tenant. The initial user's data is a person's, so no message repeats it. */
export async function createTenant(
  transport: ApiTransport,
  partnerId: string,
  tenant: NewTenant,
): Promise<PartnerTenant> {
  const request = { method: "POST", path: tenantsPath(partnerId) };
  const { initialUser } = tenant;
  const response = await transport({
    ...request,
    body: newTenantBody(tenant, domainLabel(tenant.tenantDomain)),
    secrets: initialUser ? [initialUser.email, initialUser.name] : [],
  });
  return parseBody(response, tenantSchema, request);
}
