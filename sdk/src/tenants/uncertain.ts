import { isApiError } from "../errors/api-error";
import { isNetworkError } from "../errors/network-error";
import { isPayloadError } from "../errors/payload-error";

/** Whether a change that ended so may have taken effect: no answer, an unusable one, or a server that failed on the way. */
export function isUncertain(error: unknown): boolean {
  if (isNetworkError(error)) return !error.isUnsent;
  return isPayloadError(error) || (isApiError(error) && error.status >= 500);
}
