import { PrintixError } from "./printix-error";

export interface NetworkErrorDetails {
  method: string;
  origin: string;
  path: string;
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

  constructor({ method, origin, path, reason, isUnsent }: NetworkErrorDetails) {
    super(
      isUnsent
        ? `${origin} cannot be reached (${reason}): ${method} ${path} was not sent. Check the network, the proxy and the configured URL, then run again.`
        : `${method} ${path} at ${origin} got no answer (${reason}): whether it arrived is not known.`,
    );
    this.method = method;
    this.reason = reason;
    this.isUnsent = isUnsent;
  }
}

export function isNetworkError(error: unknown): error is NetworkError {
  return error instanceof Error && "code" in error && error.code === "ERR_PRINTIX_NETWORK";
}
