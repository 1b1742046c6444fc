import type { TokenSource } from "../auth/token-source";
import { ApiError } from "../errors/api-error";
import type { System } from "../system";
import type { DailyQuota } from "../throttle/daily-quota";
import type { TokenBucket } from "../throttle/token-bucket";
import { parseProblem } from "../wire/problem";
import type { HttpExchange, HttpResponse } from "../http/http-exchange";
import { requestIdOf } from "../http/parse-body";
import { parseRetryAfter } from "../http/retry-after";
import { withRetries, type Notice, type RetryRules } from "../http/retry";

export interface ApiRequest {
  method: string;
  /** From the API's root on, with its query. */
  path: string;
  /** A JSON document. */
  body?: string;
  /** Parts of the body that no message may repeat. */
  secrets?: readonly string[];
}

/** Sends a request to the API and returns its answer of 2xx. @throws ApiError for every other answer */
export type ApiTransport = (request: ApiRequest) => Promise<HttpResponse>;

export interface ApiTransportParts {
  apiUrl: URL;
  clientSecret: string;
  tokens: TokenSource;
  bucket: TokenBucket;
  quota: DailyQuota;
  exchange: HttpExchange;
  retry: RetryRules;
  notice: Notice;
  system: System;
}

/** An answer, and the token that was sent to get it. */
interface Sent {
  response: HttpResponse;
  token: string;
}

/** How long to hold back after a 429 that does not say. */
const defaultHaltMs = 1_000;

export function createApiTransport(parts: ApiTransportParts): ApiTransport {
  const { apiUrl, clientSecret, tokens, bucket, quota, exchange, retry, notice, system } = parts;

  async function once(request: ApiRequest): Promise<Sent> {
    // Before the queue, so that rejected credentials fail everybody at once; behind it again, since a long queue
    // outlives a token.
    await tokens.get();
    const permit = await bucket.acquire();
    try {
      const token = await tokens.get();
      quota.spend();
      const response = await exchange({
        method: request.method,
        // The token goes to the configured origin alone: the path is appended, never resolved.
        url: new URL(apiUrl.origin + apiUrl.pathname.replace(/\/+$/, "") + request.path),
        headers: {
          authorization: `Bearer ${token}`,
          accept: "application/hal+json, application/json, application/problem+json",
          "content-type": "application/json",
        },
        ...(request.body !== undefined && { body: request.body }),
      });
      return { response, token };
    } finally {
      permit.release();
    }
  }

  /** A 401 says that the request was not looked at, so any method may be sent again, once, with a new token. */
  async function authorized(request: ApiRequest): Promise<HttpResponse> {
    const { response, token } = await once(request);
    if (response.status !== 401) return response;
    tokens.invalidate(token);
    return (await once(request)).response;
  }

  return (request) =>
    withRetries(
      async () => {
        const response = await authorized(request);
        if (response.status >= 200 && response.status < 300) return response;
        const retryAfterMs = parseRetryAfter(response.header("retry-after"), system.wallNow());
        if (response.status === 429) bucket.halt(retryAfterMs ?? defaultHaltMs);
        throw new ApiError({
          method: request.method,
          path: request.path,
          status: response.status,
          requestId: requestIdOf(response),
          retryAfterMs,
          problem: parseProblem(response.body),
          secrets: [clientSecret, ...tokens.secrets(), ...(request.secrets ?? [])],
        });
      },
      request.method === "GET",
      retry,
      system,
      notice,
    );
}
