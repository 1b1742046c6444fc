import * as sdk from "../../src";

it("exports what programs rely on: add to it, never change it", () => {
  expect(Object.keys(sdk).sort()).toEqual([
    "ApiError",
    "CredentialsError",
    "NetworkError",
    "OptionsError",
    "PayloadError",
    "PrintixError",
    "RateLimitError",
    "TokenError",
    "canonicalDomain",
    "createPartnerClient",
    "domainFault",
    "domainLabel",
    "isApiError",
    "isCredentialsError",
    "isNetworkError",
    "isPayloadError",
    "isPrintixError",
    "isRateLimitError",
    "isTokenError",
  ]);
});
