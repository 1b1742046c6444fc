import type { HttpResponse } from "./http-exchange";

/** How long an answer asks to wait, in milliseconds: by `Retry-After`, or by `X-Rate-Limit-Retry-After-Seconds`. */
export function retryAfterOf({ header }: Pick<HttpResponse, "header">, wallNowMs: number): number | undefined {
  // The date is by the server's clock, which may differ from ours: its `Date` header tells its time.
  const serverNowMs = dateOf(header("date") ?? "") ?? wallNowMs;
  return parseRetryAfter(header("retry-after"), serverNowMs) ?? seconds(header("x-rate-limit-retry-after-seconds"));
}

/**
 * What a `Retry-After` header asks for, in milliseconds: seconds, or an HTTP date (RFC 9110, 10.2.3).
 * Undefined if there is none, or none that can be read.
 */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  const value = header?.trim() ?? "";
  if (/^\d{1,9}(\.\d{1,9})?$/.test(value)) return Number(value) * 1000;
  const dateMs = dateOf(value);
  return dateMs === undefined ? undefined : Math.max(0, dateMs - nowMs);
}

function dateOf(value: string): number | undefined {
  if (!/^[A-Za-z]{3,9},? /.test(value)) return undefined;
  // The form of asctime, "Sun Nov  6 08:49:37 1994", is in GMT, although it does not say so.
  const dateMs = Date.parse(/ \d{4}$/.test(value) ? `${value} GMT` : value);
  return Number.isNaN(dateMs) ? undefined : dateMs;
}

/** A whole number of seconds, in milliseconds. */
function seconds(value: string | undefined): number | undefined {
  const text = value?.trim() ?? "";
  return /^\d{1,12}$/.test(text) ? Number(text) * 1000 : undefined;
}
