import { parseRetryAfter, retryAfterOf } from "../../src/http/retry-after";

const now = Date.UTC(2026, 0, 1, 12, 0, 0);

describe("Retry-After", () => {
  it.each([
    ["0", 0],
    ["30", 30_000],
    [" 30 ", 30_000],
    ["1.5", 1_500],
  ])("counts seconds: %j", (header, ms) => {
    expect(parseRetryAfter(header, now)).toBe(ms);
  });

  // The last form shows a fault only on a machine whose zone is not GMT: run with TZ=America/New_York.
  it.each([
    ["the usual form", "Thu, 01 Jan 2026 12:00:45 GMT"],
    ["RFC 850's", "Thursday, 01-Jan-26 12:00:45 GMT"],
    ["asctime's, which is in GMT although it does not say so", "Thu Jan  1 12:00:45 2026"],
  ])("reads an HTTP date: %s", (_form, header) => {
    expect(parseRetryAfter(header, now)).toBe(45_000);
  });

  it("takes a date that is over for now", () => {
    expect(parseRetryAfter("Thu, 01 Jan 2026 11:00:00 GMT", now)).toBe(0);
  });

  it.each([undefined, "", "soon", "-5", "1e9", "99999999999", "2026-01-01T12:00:45Z", "Thu, nonsense"])(
    "says nothing of %j",
    (header) => {
      expect(parseRetryAfter(header, now)).toBeUndefined();
    },
  );
});

describe("how long an answer asks to wait", () => {
  const asked = (headers: Record<string, string>): number | undefined =>
    retryAfterOf({ header: (name) => headers[name] }, now);

  it.each([
    ["0", 0],
    ["30", 30_000],
    [" 7 ", 7_000],
    ["", undefined],
    ["-1", undefined],
    ["1.5", undefined],
    ["soon", undefined],
  ])("is what X-Rate-Limit-Retry-After-Seconds says, too: %j", (value, ms) => {
    expect(asked({ "x-rate-limit-retry-after-seconds": value })).toBe(ms);
  });

  it("is what Retry-After says, where both are there", () => {
    expect(asked({ "retry-after": "2", "x-rate-limit-retry-after-seconds": "9" })).toBe(2_000);
  });

  it("is measured by the server's own clock, where it tells it", () => {
    const headers = { "retry-after": "Thu, 01 Jan 2026 12:05:03 GMT", date: "Thu, 01 Jan 2026 12:05:00 GMT" };
    expect(asked(headers)).toBe(3_000);
    expect(asked({ ...headers, date: "nonsense" })).toBe(303_000);
  });
});
