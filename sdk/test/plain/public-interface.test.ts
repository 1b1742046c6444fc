import * as sdk from "../../src";

it("exports what programs rely on: add to it, never change it", () => {
  expect(Object.keys(sdk).sort()).toEqual([
    "ApiError",
    "CredentialsError",
    "InterruptedError",
    "NetworkError",
    "OperationTimeoutError",
    "OptionsError",
    "PayloadError",
    "PrintixError",
    "RateLimitError",
    "TokenError",
    "UnknownOutcomeError",
    "canonicalDomain",
    "createPartnerClient",
    "domainFault",
    "domainLabel",
    "isAbsence",
    "isApiError",
    "isCredentialsError",
    "isInterruptedError",
    "isNetworkError",
    "isOperationTimeoutError",
    "isPayloadError",
    "isPrintixError",
    "isRateLimitError",
    "isTokenError",
    "isUnknownOutcomeError",
    "realSystem",
    "withoutControls",
  ]);
});
