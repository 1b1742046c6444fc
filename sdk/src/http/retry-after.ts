import type { HttpResponse } from "./http-exchange";

/** How long an answer asks to wait, in milliseconds: by `Retry-After`, or by `X-Rate-Limit-Retry-After-Seconds`. */
export function retryAfterOf({ header }: Pick<HttpResponse, "header">, wallNowMs: number): number | undefined {
  // A date is of the server's clock, which need not be ours: its own `Date` says what it shows.
  const serverNowMs = dateOf(header("date") ?? "") ?? wallNowMs;
  return parseRetryAfter(header("retry-after"), serverNowMs) ?? seconds(header("x-rate-limit-retry-after-seconds"));
}

/**
 * What a `Retry-After` header asks for, in milliseconds: seconds, or an HTTP date (RFC 9110, 10.2.3).
 * Undefined where there is none or it says nothing usable.
 */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  const value = header?.trim() ?? "";
  if (/^\d{1,9}(\.\d{1,9})?$/.test(value)) return Number(value) * 1000;
  const dateMs = dateOf(value);
  return dateMs === undefined ? undefined : Math.max(0, dateMs - nowMs);
}

function dateOf(value: string): number | undefined {
  if (!/^[A-Za-z]{3,9},? /.test(value)) return undefined;
  // asctime's form, "Sun Nov  6 08:49:37 1994", is in GMT without saying so.
  const dateMs = Date.parse(/ \d{4}$/.test(value) ? `${value} GMT` : value);
  return Number.isNaN(dateMs) ? undefined : dateMs;
}

/** A whole number of seconds, in milliseconds. */
function seconds(value: string | undefined): number | undefined {
  const text = value?.trim() ?? "";
  return /^\d{1,12}$/.test(text) ? Number(text) * 1000 : undefined;
}
