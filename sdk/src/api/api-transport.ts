import type { TokenSource } from "../auth/token-source";
import type { Budget, SaidLimits } from "../budget/budget";
import { waitWithin } from "../common/deadline";
import { type Notice } from "../common/log";
import type { System } from "../common/system";
import { ApiError } from "../errors/api-error";
import { OptionsError } from "../errors/options-error";
import { PayloadError } from "../errors/payload-error";
import { messageOf } from "../errors/printix-error";
import { redact } from "../errors/redact";
import type { HttpExchange, HttpResponse } from "../http/http-exchange";
import { payloadFault, requestIdOf } from "../http/parse-body";
import { withRetries, type RetryRules } from "../http/retry";
import { retryAfterOf } from "../http/retry-after";
import type { OperationScope } from "../operation/operation-scope";
import type { LearnedLimits } from "../throttle/learned-limits";
import { plainText } from "../wire/plain-text";
import { parseProblem } from "../wire/problem";
import { isMasterDataPath, whyNoMasterData } from "./master-data-path";
import { isRedirect, redirectOf } from "./redirect";

export interface ApiRequest {
  method: string;
  /** From the API's root on, with its query. */
  path: string;
  /** The path for messages and the log, if `path` itself comes from a server. */
  displayPath?: string;
  /** The tenant's id that every redirect target must contain: a request for one tenant never goes to another. */
  requiredId?: string;
  /** A JSON document. */
  body?: string;
  /** Parts of the body that no message may repeat. */
  secrets?: readonly string[];
}

/** Sends a request to the API and returns its answer of 2xx. @throws ApiError for every other answer */
export type ApiTransport = (request: ApiRequest, scope: OperationScope) => Promise<HttpResponse>;

export interface ApiTransportParts {
  apiUrl: URL;
  clientSecret: string;
  tokens: TokenSource;
  budget: Budget;
  learned: LearnedLimits;
  /** Called at each short refusal with 429. */
  noteRefusal: () => void;
  exchange: HttpExchange;
  retry: RetryRules;
  notice: Notice;
  system: System;
}

/** One request of a chain of redirects. Its URL may be a redirect's target; its path is still the first one. */
interface Hop {
  method: string;
  url: URL;
  path: string;
  body?: string;
  secrets?: readonly string[];
}

/** An answer, and the token that was sent to get it. */
interface Sent {
  response: HttpResponse;
  token: string;
}

/** How long to send nothing after a 429 that does not say how long. */
const defaultHaltMs = 1_000;

const maxRedirects = 3;

export function createApiTransport(parts: ApiTransportParts): ApiTransport {
  const { apiUrl, clientSecret, tokens, budget, learned, noteRefusal, exchange, retry, notice, system } = parts;
  const rootPath = apiUrl.pathname.replace(/\/+$/, "");

  async function sendOnce(hop: Hop, attempt: number, scope: OperationScope): Promise<Sent> {
    for (;;) {
      const sent = await sendIfFresh(hop, attempt, scope);
      if (sent) return sent;
    }
  }

  /** Sends nothing by a permit that may not count any more. */
  async function sendIfFresh(hop: Hop, attempt: number, scope: OperationScope): Promise<Sent | undefined> {
    scope.sendSignal.throwIfAborted();
    // Before the queue, so that rejected credentials fail all requests at once; after it again, since a token may expire
    // in a long queue.
    await waitWithin(tokens.get(), scope.sendSignal);
    const permit = await budget.acquire({ ...scope, isChange: hop.method !== "GET" }, scope.sendSignal);
    let said: SaidLimits | undefined;
    try {
      const token = await waitWithin(tokens.get(), scope.sendSignal);
      if (!permit.isFresh()) return undefined;
      const response = await exchange({
        ...hop,
        headers: {
          authorization: `Bearer ${token}`,
          accept: "application/hal+json, application/json, application/problem+json",
          "content-type": "application/json",
        },
        secrets: secretsOf(hop),
        attempt,
        bucketLevel: budget.level(),
        signal: scope.answerSignal,
      });
      said = { ...learned.learn(response.header), ...(response.status === 429 && { haltMs: haltOf(response) }) };
      return { response, token };
    } finally {
      permit.release(said);
    }
  }

  function haltOf(response: HttpResponse): number {
    const haltMs = retryAfterOf(response, system.wallNow()) ?? defaultHaltMs;
    if (haltMs <= retry.maxWaitMs) noteRefusal();
    return haltMs;
  }

  /** A 401 says that the request was not processed, so any method may be sent again, once, with a new token. */
  async function sendAuthorized(hop: Hop, attempt: number, scope: OperationScope): Promise<HttpResponse> {
    const { response, token } = await sendOnce(hop, attempt, scope);
    if (response.status !== 401) return response;
    tokens.invalidate(token);
    return (await sendOnce(hop, attempt, scope)).response;
  }

  async function sendWithRedirects(request: ApiRequest, attempt: number, scope: OperationScope): Promise<HttpResponse> {
    // The token goes to the configured origin alone: the path is appended, never resolved.
    const url = new URL(apiUrl.origin + rootPath + request.path);
    if (isMasterDataPath(url.pathname))
      throw new OptionsError(`${request.method} ${url.pathname} was not sent: ${whyNoMasterData}`);
    const [path = ""] = (request.displayPath ?? request.path).split("?");
    const { method, body, secrets } = request;
    let current: Hop = { method, url, path, ...(body !== undefined && { body }), ...(secrets && { secrets }) };
    for (let hops = 0; ; hops += 1) {
      const response = await sendAuthorized(current, attempt, scope);
      if (!isRedirect(response.status)) return response;
      if (hops === maxRedirects) {
        throw payloadFault(response, current)(`it redirects more than ${maxRedirects} times`);
      }
      const url = redirectOf(response, current, request, apiUrl, cleanerOf(request));
      if (response.status === 303 && request.method !== "GET") return readRedirectTarget(url, request, scope);
      current = { ...current, url };
    }
  }

  const secretsOf = ({ secrets = [] }: Pick<ApiRequest, "secrets">): string[] => [
    clientSecret,
    ...tokens.secrets(),
    ...secrets,
  ];

  /** For a URL that a server names: it may repeat what it was sent. */
  function cleanerOf(request: ApiRequest): (text: string) => string {
    return (text) => plainText(redact(text, secretsOf(request)));
  }

  /**
   * Reads the target of a 303. The request itself has been carried out, so a fault here must not look like one after
   * which that may be sent again.
   */
  async function readRedirectTarget(url: URL, request: ApiRequest, scope: OperationScope): Promise<HttpResponse> {
    const path = url.pathname.slice(rootPath.length) + url.search;
    const { path: displayPath, secrets } = request;
    try {
      const response = await send({ method: "GET", path, displayPath, ...(secrets && { secrets }) }, scope);
      return { ...response, isOfRedirectTarget: true };
    } catch (error) {
      const reason = cleanerOf(request)(`it redirects to ${url.pathname}, which failed: ${messageOf(error)}`);
      throw new PayloadError({ method: request.method, path: request.path, status: 303, requestId: undefined, reason });
    }
  }

  const send: ApiTransport = (request, scope) =>
    withRetries(
      async (attempt) => {
        const response = await sendWithRedirects(request, attempt, scope);
        if (response.status >= 200 && response.status < 300) return response;
        const retryAfterMs = retryAfterOf(response, system.wallNow());
        throw new ApiError({
          method: request.method,
          path: request.displayPath ?? request.path,
          status: response.status,
          requestId: requestIdOf(response),
          retryAfterMs,
          problem: parseProblem(response.body),
          secrets: secretsOf(request),
        });
      },
      { isRepeatable: request.method === "GET", waitsOutRefusals: true, scope },
      retry,
      system,
      notice,
    );
  return send;
}
