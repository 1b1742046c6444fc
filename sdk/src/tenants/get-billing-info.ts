import type { ApiTransport } from "../api/api-transport";
import { parseBody } from "../http/parse-body";
import type { BillingInfo } from "../model/billing-info";
import type { OperationScope } from "../operation/operation-scope";
import { billingAnswerSchema } from "../wire/billing-info";
import { tenantPath } from "./tenant-path";

/** A tenant's billing information as it is now. */
export async function getBillingInfo(
  transport: ApiTransport,
  partnerId: string,
  id: string,
  scope: OperationScope,
): Promise<BillingInfo> {
  const request = { method: "GET", path: `${tenantPath(partnerId, id)}/billing-info` };
  return parseBody(await transport({ ...request, requiredId: id }, scope), billingAnswerSchema, request);
}
