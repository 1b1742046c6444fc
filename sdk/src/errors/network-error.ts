import { PrintixError } from "./printix-error";

export interface NetworkErrorDetails {
  method: string;
  origin: string;
  path: string;
  /** The code of the network layer: ECONNREFUSED, ETIMEDOUT, … */
  reason: string;
  /** Whether the request provably never reached the server. */
  isUnsent: boolean;
  /** Host and port of the proxy; absent if there is none. */
  proxy?: string;
}

/** No answer came: the server could not be reached, or the connection ended before its answer did. */
export class NetworkError extends PrintixError {
  readonly code = "ERR_PRINTIX_NETWORK";
  readonly method: string;
  readonly reason: string;
  readonly isUnsent: boolean;

  constructor({ method, origin, path, reason, isUnsent, proxy }: NetworkErrorDetails) {
    const through = proxy === undefined ? "" : ` through the proxy ${proxy}`;
    super(
      isUnsent
        ? `${origin} cannot be reached${through} (${reason}): ${method} ${path} was not sent. Check the network, the proxy and the configured URL, then run again.`
        : `${method} ${path} at ${origin} got no answer${through} (${reason}): whether it arrived is not known.`,
    );
    this.method = method;
    this.reason = reason;
    this.isUnsent = isUnsent;
  }
}

export function isNetworkError(error: unknown): error is NetworkError {
  return error instanceof Error && "code" in error && error.code === "ERR_PRINTIX_NETWORK";
}
