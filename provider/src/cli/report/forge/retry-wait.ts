/**
 * Whether an answer says that nothing was done because too much was asked. GitHub says so with 403, too: for its secondary
 * limit with `Retry-After`, for the primary one with no request left.
 */
export function isThrottled({ status, headers }: Pick<Response, "status" | "headers">): boolean {
  if (status === 429) return true;
  return status === 403 && (headers.has("retry-after") || headers.get("x-ratelimit-remaining") === "0");
}

/** How long an answer asks to wait; undefined where it does not say. */
export function waitSeconds(headers: Headers): number | undefined {
  const after = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(after)) return Number(after);
  const nowMs = Date.parse(headers.get("date") ?? "");
  const atMs = after === "" ? Number(headers.get("x-ratelimit-reset") ?? NaN) * 1000 : Date.parse(after);
  // Both times are by the server's clock.
  return Number.isNaN(atMs - nowMs) ? undefined : Math.max(0, (atMs - nowMs) / 1000);
}
