import { ApiError, NetworkError, PayloadError, type Violation } from "printix-partner-sdk";
import { tenantsPath } from "./acme";

/** A refusal by the API. */
export function refused(status: number, { method = "POST", violations = [] as Violation[] } = {}): ApiError {
  return new ApiError({
    status,
    method,
    path: tenantsPath,
    requestId: "request-1",
    retryAfterMs: undefined,
    problem: { title: "Refused", violations },
    secrets: [],
  });
}

/** A connection that broke, before or after the request had left. */
export function disconnected({ isUnsent }: { isUnsent: boolean }): NetworkError {
  const at = { method: "POST", origin: "https://api.printix.net", path: tenantsPath };
  return new NetworkError({ ...at, reason: isUnsent ? "ECONNREFUSED" : "ECONNRESET", isUnsent });
}

/** A success that cannot be read. */
export function unreadable(): PayloadError {
  return new PayloadError({
    method: "POST",
    path: tenantsPath,
    status: 200,
    requestId: undefined,
    reason: "it is empty",
  });
}
