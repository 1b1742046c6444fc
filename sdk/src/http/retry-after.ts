/**
 * What a `Retry-After` header asks for, in milliseconds: seconds, or an HTTP date (RFC 9110, 10.2.3).
 * Undefined where there is none or it says nothing usable.
 */
export function parseRetryAfter(header: string | undefined, wallNowMs: number): number | undefined {
  const value = header?.trim() ?? "";
  if (/^\d{1,9}(\.\d{1,9})?$/.test(value)) return Number(value) * 1000;
  if (!/^[A-Za-z]{3,9},? /.test(value)) return undefined;
  // asctime's form, "Sun Nov  6 08:49:37 1994", is in GMT without saying so.
  const dateMs = Date.parse(/ \d{4}$/.test(value) ? `${value} GMT` : value);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - wallNowMs);
}
