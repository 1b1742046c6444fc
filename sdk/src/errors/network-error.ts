import { PrintixError } from "./printix-error";

export interface NetworkErrorDetails {
  method: string;
  url: URL;
  /** What the network layer called it: ECONNREFUSED, ETIMEDOUT, … */
  reason: string;
  /** True where the request provably never reached the server. */
  isUnsent: boolean;
}

/** No answer came: the server could not be reached, or the connection ended before its answer did. */
export class NetworkError extends PrintixError {
  readonly code = "ERR_PRINTIX_NETWORK";
  readonly method: string;
  readonly reason: string;
  readonly isUnsent: boolean;

  constructor({ method, url, reason, isUnsent }: NetworkErrorDetails) {
    super(
      isUnsent
        ? `${url.origin} cannot be reached (${reason}): ${method} ${url.pathname} was not sent. Check the network, the proxy and the configured URL, then run again.`
        : `${method} ${url.pathname} at ${url.origin} got no answer (${reason}): whether it arrived is not known.`,
    );
    this.method = method;
    this.reason = reason;
    this.isUnsent = isUnsent;
  }
}

export function isNetworkError(error: unknown): error is NetworkError {
  return error instanceof Error && "code" in error && error.code === "ERR_PRINTIX_NETWORK";
}
