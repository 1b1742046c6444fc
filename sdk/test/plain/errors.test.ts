import {
  ApiError,
  CredentialsError,
  isApiError,
  isCredentialsError,
  InterruptedError,
  isInterruptedError,
  isNetworkError,
  isOperationTimeoutError,
  isPayloadError,
  isPrintixError,
  isRateLimitError,
  isTokenError,
  isUnknownOutcomeError,
  NetworkError,
  OperationTimeoutError,
  OptionsError,
  PayloadError,
  RateLimitError,
  TokenError,
  UnknownOutcomeError,
} from "../../src";

const path = "/public/partners/p/tenants";
const place = { origin: "https://api.printix.net", path };
const api = {
  method: "GET",
  path,
  status: 404,
  requestId: "req-1",
  retryAfterMs: undefined,
  problem: undefined,
  secrets: [],
};

const tree = {
  ApiError: { error: new ApiError(api), code: "ERR_PRINTIX_API", guard: isApiError },
  CredentialsError: {
    error: new CredentialsError({ status: 401, reason: "invalid_client", requestId: undefined, authUrl: "https://a" }),
    code: "ERR_PRINTIX_CREDENTIALS",
    guard: isCredentialsError,
  },
  NetworkError: {
    error: new NetworkError({ method: "GET", ...place, reason: "ECONNRESET", isUnsent: false }),
    code: "ERR_PRINTIX_NETWORK",
    guard: isNetworkError,
  },
  OperationTimeoutError: {
    error: new OperationTimeoutError("the list of tenants", 1_500),
    code: "ERR_PRINTIX_TIMEOUT",
    guard: isOperationTimeoutError,
  },
  UnknownOutcomeError: {
    error: new UnknownOutcomeError("Whether it was created is not known.", new Error("a cut line")),
    code: "ERR_PRINTIX_UNKNOWN_OUTCOME",
    guard: isUnknownOutcomeError,
  },
  InterruptedError: { error: new InterruptedError(), code: "ERR_PRINTIX_INTERRUPTED", guard: isInterruptedError },
  OptionsError: { error: new OptionsError("partnerId is empty"), code: "ERR_PRINTIX_OPTIONS", guard: isPrintixError },
  PayloadError: {
    error: new PayloadError({ method: "GET", path, status: 200, requestId: undefined, reason: "it is empty" }),
    code: "ERR_PRINTIX_PAYLOAD",
    guard: isPayloadError,
  },
  RateLimitError: {
    error: new RateLimitError({ what: "too much", comeBackAt: new Date(0) }),
    code: "ERR_PRINTIX_RATE_LIMIT",
    guard: isRateLimitError,
  },
  TokenError: { error: new TokenError(new ApiError(api)), code: "ERR_PRINTIX_TOKEN", guard: isTokenError },
};

describe.each(Object.entries(tree))("%s", (name, { error, code, guard }) => {
  it("has its name and its stable code", () => {
    expect({ name: error.name, code: error.code }).toEqual({ name, code });
    expect(String(error)).toBe(`${name}: ${error.message}`);
  });

  it("is known by its code, also from another copy of this package", () => {
    const foreign = Object.assign(new Error("x"), { code });
    expect(guard(error) && guard(foreign)).toBe(true);
    expect(isPrintixError(error) && isPrintixError(foreign)).toBe(true);
  });

  it("is nothing that merely looks like it", () => {
    for (const other of [undefined, null, { code }, new Error("x"), Object.assign(new Error("x"), { code: "EPIPE" })]) {
      expect(guard(other)).toBe(false);
    }
  });
});

it("the guards tell one from another", () => {
  const guards = [
    isApiError,
    isCredentialsError,
    isInterruptedError,
    isNetworkError,
    isOperationTimeoutError,
    isPayloadError,
    isRateLimitError,
    isTokenError,
    isUnknownOutcomeError,
  ];
  for (const { error } of Object.values(tree)) {
    expect(guards.filter((guard) => guard(error)).length).toBe(error.code === "ERR_PRINTIX_OPTIONS" ? 0 : 1);
  }
});

it("the guard of an API error can look at the status as well", () => {
  expect(isApiError(tree.ApiError.error, 404)).toBe(true);
  expect(isApiError(tree.ApiError.error, 409)).toBe(false);
});

describe("what a message says", () => {
  it("of an answer without a problem", () => {
    expect(tree.ApiError.error.message).toBe(`GET ${path} was refused: 404 (request id req-1)`);
  });

  it("of an answer with one, and without a request id", () => {
    const violations = [{ propertyPath: "/tenant_name", detail: "is too long", location: "body" }];
    const problem = { type: "/problems/violations", title: "Bad request", detail: "Resolve all.", violations };
    expect(new ApiError({ ...api, status: 400, requestId: undefined, problem }).message).toBe(
      `GET ${path} was refused: 400 Bad request: Resolve all. (no request id)\n  - /tenant_name: is too long`,
    );
  });

  it("of a server that cannot be reached, and of one that may have been", () => {
    const unsent = new NetworkError({ method: "POST", ...place, reason: "ENOTFOUND", isUnsent: true });
    expect(unsent.message).toBe(
      `https://api.printix.net cannot be reached (ENOTFOUND): POST ${path} was not sent. Check the network, the proxy and the configured URL, then run again.`,
    );
    expect(tree.NetworkError.error.message).toBe(
      `GET ${path} at https://api.printix.net got no answer (ECONNRESET): whether it arrived is not known.`,
    );
  });

  it("of rejected credentials", () => {
    expect(tree.CredentialsError.error.message).toBe(
      "the token endpoint https://a rejected the client id or the client secret: 401 invalid_client. Check both, and that they belong to this environment: production and test have credentials of their own.",
    );
  });

  it("of a body that cannot be used", () => {
    expect(tree.PayloadError.error.message).toBe(
      `GET ${path} was answered with 200 and a body that cannot be used: it is empty (no request id).`,
    );
  });

  it("of an operation that took too long", () => {
    expect(tree.OperationTimeoutError.error.message).toBe("the list of tenants took longer than 1.5 s and was stopped");
  });

  it("of a change whose outcome is not known, and why, with its cause", () => {
    const { error } = tree.UnknownOutcomeError;
    expect(error.message).toBe("Whether it was created is not known. The request ended with: a cut line");
    expect(error.cause).toMatchObject({ message: "a cut line" });
    expect(new UnknownOutcomeError("Nobody knows.", "odd").message).toBe("Nobody knows. The request ended with: odd");
  });

  it("of a token that could not be had: the API was not asked", () => {
    expect(tree.TokenError.error.message).toBe(
      `no token could be had, so nothing was sent to the API: GET ${path} was refused: 404 (request id req-1)`,
    );
  });
});

describe("an API error cleans what the server wrote", () => {
  const clean = (detail: string, secrets: string[]) =>
    new ApiError({ ...api, problem: { detail, violations: [] }, secrets }).problem?.detail;

  it("of control characters", () => {
    expect(clean("a\u001b[2Jb\r\nc", [])).toBe("a [2Jb c");
  });

  it("of secrets, also where a cut at the greatest length would leave a part of one", () => {
    expect(clean(`${"x".repeat(495)}s3cret-value`, ["s3cret-value"])).not.toContain("s3c");
  });

  it("of secrets with double spaces and control characters in them", () => {
    expect(clean("Ada  Lovelace\tis taken", ["Ada  Lovelace\t"])).not.toContain("Lovelace");
  });

  it("in every part of it", () => {
    const violations = [{ propertyPath: "/s3cret", detail: "s3cret", location: "s3cret\u0007" }];
    const problem = { type: "/s3cret", title: "s3cret", detail: "s3cret", violations };
    const error = new ApiError({ ...api, requestId: "s3cret", problem, secrets: ["s3cret"] });
    expect(JSON.stringify([error, error.message])).not.toContain("s3cret");
    expect(JSON.stringify([error, error.message])).not.toContain("\\u0007");
  });
});
