import type { Standing } from "../limits/limits";

/**
 * The fields of draft-ietf-httpapi-ratelimit-headers for a partner's limits, and `X-Rate-Limit-Remaining`.
 *
 * They are whole numbers and never promise more than there is: what is left is rounded down, times are rounded up. So
 * a window that is no whole number of seconds makes the rate look lower, and never higher, than it is.
 */
export function rateLimitFields(standings: readonly Standing[]): Record<string, string> {
  return {
    "ratelimit-policy": standings
      .map(({ name, limit, windowMs }) => `"${name}";q=${limit};w=${Math.max(1, seconds(windowMs))}`)
      .join(", "),
    ratelimit: standings
      .map(({ name, remaining, resetMs }) => `"${name}";r=${remaining};t=${seconds(resetMs)}`)
      .join(", "),
    "x-rate-limit-remaining": String(Math.min(...standings.map(({ remaining }) => remaining))),
  };
}

/** Forgives what floating point adds: 2000.0000000000002 ms are 2 s. */
function seconds(ms: number): number {
  return Math.ceil(Number((ms / 1000).toFixed(6)));
}
