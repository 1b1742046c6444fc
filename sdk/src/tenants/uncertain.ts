import { isApiError } from "../errors/api-error";
import { isNetworkError } from "../errors/network-error";
import { isPayloadError } from "../errors/payload-error";
import { isPrintixError } from "../errors/printix-error";
import { isTransportFault } from "../http/retry";

/**
 * Whether a change that ended so may have taken effect: no answer, an unusable one, a server that failed on the way; and
 * whatever is none of our own errors, since nothing is known of it.
 */
export function isUncertain(error: unknown): boolean {
  if (isNetworkError(error)) return !error.isUnsent;
  return !isPrintixError(error) || isPayloadError(error) || (isApiError(error) && isUnclear(error.status));
}

/** Beside a server's own failure: a redirect that nobody follows, and what was lost on the way. Another 4xx says that nothing was done. */
const isUnclear = (status: number): boolean => status < 400 || status >= 500 || isTransportFault(status);
