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

  it.each([undefined, null, "", 7, {}])("has no refresh token where it says %j", (refresh_token) => {
    expect(tokenSchema.parse({ ...tokenAnswer(1), refresh_token })).toMatchObject({ refreshToken: undefined });
  });

  it.each([
    ["599", 599_000],
    [0.5, 500],
    [1e300, Number.MAX_SAFE_INTEGER],
    [Infinity, Number.MAX_SAFE_INTEGER],
  ])("lives as long as it says: expires_in %j", (expires_in, lifetimeMs) => {
    expect(tokenSchema.parse({ ...tokenAnswer(1), expires_in })).toMatchObject({ lifetimeMs });
  });

  it.each([undefined, null, 0, -1, "", "0", "long", true, [599], NaN])(
    "lives a minute where it does not say: expires_in %j",
    (expires_in) => {
      expect(tokenSchema.parse({ ...tokenAnswer(1), expires_in })).toMatchObject({ lifetimeMs: 60_000 });
    },
  );

  it.each([undefined, null, "", "bearer", "Bearer", "BEARER", "BearerToken"])("is used as a %j token", (token_type) => {
    expect(tokenSchema.safeParse({ ...tokenAnswer(1), token_type }).success).toBe(true);
  });

  it.each([
    ["no access token", { access_token: "" }],
    ["an access token that no header can hold", { access_token: "a\r\nx-evil: 1" }],
    ["an access token that is no text", { access_token: 7 }],
    ["an access token outside of ASCII", { access_token: "tökén" }],
    ["a token that is used in another way", { token_type: "DPoP" }],
    ["a token that is named mac", { token_type: "mac" }],
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
