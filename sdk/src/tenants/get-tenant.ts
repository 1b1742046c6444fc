import type { ApiTransport } from "../api/api-transport";
import { parseBody, payloadFault } from "../http/parse-body";
import { isSameId } from "../model/canonical-id";
import type { PartnerTenant } from "../model/partner-tenant";
import type { OperationScope } from "../operation/operation-scope";
import { tenantSchema } from "../wire/tenant";
import { tenantPath } from "./tenant-path";

/** One tenant, which must be the one that was asked for. */
export async function getTenant(
  transport: ApiTransport,
  partnerId: string,
  id: string,
  scope: OperationScope,
): Promise<PartnerTenant> {
  const request = { method: "GET", path: tenantPath(partnerId, id) };
  const response = await transport({ ...request, requiredId: id }, scope);
  const tenant = parseBody(response, tenantSchema, request);
  if (isSameId(tenant.id, id)) return tenant;
  throw payloadFault(response, request)(`it is another tenant's, ${tenant.id}`);
}
