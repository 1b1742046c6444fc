import { isApiError } from "../errors/api-error";
import type { ApiTransport } from "../api/api-transport";
import { checkedId, checkedTenantId } from "./tenant-path";

/** One cancellation. 404 means that the tenant is gone, which is what was asked for. */
export async function cancelTenant(
  transport: ApiTransport,
  call: { method: string; path: string },
  partnerId: string,
  id: string,
): Promise<void> {
  const path = call.path
    .replaceAll("{partnerId}", checkedId("partnerId", partnerId))
    .replaceAll("{tenantId}", checkedTenantId(id));
  try {
    await transport({ method: call.method, path });
  } catch (error) {
    if (!isApiError(error, 404)) throw error;
  }
}
