import type { ApiTransport } from "../api/api-transport";
import { isApiError } from "../errors/api-error";
import { isRateLimitError } from "../errors/rate-limit-error";
import type { OperationScope } from "../operation/operation-scope";
import { tenantsPath } from "../tenants/tenant-path";
import type { LearnedLimits } from "../throttle/learned-limits";

/**
 * Sends the smallest request that any partner may send, for the headers of its answer: a list of one tenant, whose body
 * nobody keeps. Every other call needs a tenant's id or changes something; OPTIONS and HEAD may well stand outside of the
 * throttle, and then say nothing of it. An API whose list is not paged answers with all of it.
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
    // An API that takes no limit has answered all the same; and a spent quota is what was asked for.
    const isAnswer = isApiError(error, 400) || (isRateLimitError(error) && learned.latest().quota !== undefined);
    if (!isAnswer) throw error;
  }
}
