import type { ApiTransport } from "../api/api-transport";
import { isApiError } from "../errors/api-error";
import { isRateLimitError } from "../errors/rate-limit-error";
import type { OperationScope } from "../operation/operation-scope";
import { tenantsPath } from "../tenants/tenant-path";
import type { LearnedLimits } from "../throttle/learned-limits";

/**
 * Sends the smallest request that every partner may send, for the headers of its answer: a list of one tenant. Its body is
 * not used. Every other call needs a tenant's id or changes something; OPTIONS and HEAD may be outside the API's throttle,
 * and then say nothing of it. An API without pages answers with the whole list.
 */
export async function askForLimits(
  transport: ApiTransport,
  partnerId: string,
  learned: Pick<LearnedLimits, "latest">,
  scope: OperationScope,
): Promise<void> {
  try {
    await transport({ method: "GET", path: `${tenantsPath(partnerId)}?limit=1` }, scope);
  } catch (error) {
    // An API that does not know `limit` has answered too; and that the quota is used up is an answer to the question.
    const isAnswer = isApiError(error, 400) || (isRateLimitError(error) && learned.latest().quota !== undefined);
    if (!isAnswer) throw error;
  }
}
