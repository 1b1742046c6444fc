import { RateLimitError } from "../../src";

describe("a rate limit error", () => {
  it("says when to come back", () => {
    const error = new RateLimitError({ what: "enough", comeBackAt: new Date(Date.UTC(2026, 0, 1)) });
    expect(error.message).toBe("enough. Run again after 2026-01-01T00:00:00.000Z.");
  });
});
