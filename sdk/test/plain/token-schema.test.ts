import { parseOAuthError, tokenSchema } from "../../src/wire/token";
import { tokenAnswer } from "../wire-token";

describe("a token answer", () => {
  it("is the API page's", () => {
    expect(tokenSchema.parse(tokenAnswer(1, 599))).toEqual({
      accessToken: "token-1",
      refreshToken: "refresh-1",
      lifetimeMs: 599_000,
    });
  });

  it("needs no refresh token, and takes its lifetime as a text too", () => {
    for (const refresh_token of [undefined, null]) {
      expect(tokenSchema.parse({ access_token: "a", refresh_token, expires_in: "10" })).toEqual({
        accessToken: "a",
        refreshToken: undefined,
        lifetimeMs: 10_000,
      });
    }
  });

  it.each([
    ["no access token", { access_token: "" }],
    ["an access token that no header can hold", { access_token: "a\r\nx-evil: 1" }],
    ["no lifetime", { expires_in: undefined }],
    ["a lifetime of nothing", { expires_in: 0 }],
    ["a lifetime that is no number", { expires_in: "long" }],
  ])("is not believed with %s", (_what, changed) => {
    expect(tokenSchema.safeParse({ ...tokenAnswer(1), ...changed }).success).toBe(false);
  });
});

describe("an OAuth error answer", () => {
  it("gives its code, and never its description, which may repeat what was sent", () => {
    expect(parseOAuthError('{"error":"invalid_client","error_description":"secret s3cret is wrong"}')).toBe(
      "invalid_client",
    );
  });

  it.each(["", "<html>", "null", "{}", '{"error":"s3cret: is wrong"}', '{"error":7}'])("gives none in %j", (body) => {
    expect(parseOAuthError(body)).toBeUndefined();
  });
});
