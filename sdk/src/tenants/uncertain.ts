import { isApiError } from "../errors/api-error";
import { isNetworkError } from "../errors/network-error";
import { isPayloadError } from "../errors/payload-error";
import { isPrintixError } from "../errors/printix-error";
import { isTransportFault } from "../http/retry";

/**
 * Whether a change that ended with this error may have taken effect: no answer, an unusable answer, a server that failed;
 * and every error that is not our own, since nothing is known of it.
 */
export function isUncertain(error: unknown): boolean {
  if (isNetworkError(error)) return !error.isUnsent;
  return !isPrintixError(error) || isPayloadError(error) || (isApiError(error) && isUnclear(error.status));
}

/** A server's failure, a redirect that nobody follows, and a fault of the connection. Any other 4xx says that nothing was done. */
const isUnclear = (status: number): boolean => status < 400 || status >= 500 || isTransportFault(status);
