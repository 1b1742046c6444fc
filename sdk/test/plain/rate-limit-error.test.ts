import { RateLimitError } from "../../src";

describe("a rate limit error", () => {
  it("says when to come back", () => {
    const error = new RateLimitError({ what: "enough", comeBackAt: new Date(Date.UTC(2026, 0, 1)) });
    expect(error.message).toBe("enough. Run again after 2026-01-01T00:00:00.000Z.");
  });

  it("names the last date that there is where the server asks for one beyond it", () => {
    // "Retry-After: Sat, 13 Sep 275760 00:00:00 GMT", and a clock that has gone on since.
    const error = new RateLimitError({ what: "enough", comeBackAt: new Date(8.64e15 + 1) });
    expect(error.message).toBe("enough. Run again after +275760-09-13T00:00:00.000Z.");
    expect(error.comeBackAt.getTime()).toBe(8.64e15);
  });
});
