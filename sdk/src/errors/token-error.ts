import { isApiError, type ApiError } from "./api-error";
import { isNetworkError, type NetworkError } from "./network-error";
import { isPayloadError, type PayloadError } from "./payload-error";
import { PrintixError } from "./printix-error";

/**
 * There was no token, so the request that needed one was not sent. This is an error of its own: a 404 or a 409 from the
 * token endpoint must never look like the API's answer about a tenant.
 */
export class TokenError extends PrintixError {
  readonly code = "ERR_PRINTIX_TOKEN";
  /** The status of the token endpoint's answer, if there was one. */
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(fault: ApiError | NetworkError | PayloadError) {
    super(`no token could be had, so nothing was sent to the API: ${fault.message}`);
    const answer = isNetworkError(fault) ? undefined : fault;
    this.status = answer?.status;
    this.requestId = answer?.requestId;
  }
}

export function isTokenError(error: unknown): error is TokenError {
  return error instanceof Error && "code" in error && error.code === "ERR_PRINTIX_TOKEN";
}

/** Turns the fault of a token request into the error of the request that waits for the token. */
export function throwAsTokenError(error: unknown): never {
  if (isApiError(error) || isNetworkError(error) || isPayloadError(error)) throw new TokenError(error);
  throw error;
}
