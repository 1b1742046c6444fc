import got, { RequestError, TimeoutError, type Response } from "got";
import { NetworkError } from "../errors/network-error";
import { onProxyRefusal, proxyOf } from "./proxy";

export interface HttpRequest {
  method: string;
  url: URL;
  /** The path for messages and the log, without a query: after a redirect, the URL itself comes from the server. */
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** Parts of the request that must not appear in a message or the log, even if an answer repeats them. */
  secrets?: readonly string[];
  /** Which try of the same call this is, from 1 on. */
  attempt: number;
  /** The level of the throttle's bucket when this request was sent. */
  bucketLevel?: number;
  /** Ends the request when it aborts. */
  signal?: AbortSignal;
}

export interface HttpResponse {
  status: number;
  body: string;
  /** The first value of a header, by its lowercase name. */
  header: (name: string) => string | undefined;
  /** Whether this answers the GET that followed the 303 of a change, and not the change itself. */
  isOfRedirectTarget?: true;
}

/** One request and its answer, whatever the status. @throws NetworkError if no complete answer came */
export type HttpExchange = (request: HttpRequest) => Promise<HttpResponse>;

export interface HttpRules {
  /** Milliseconds for the name lookup, the connection and the TLS handshake, each. */
  connectMs: number;
  /** Milliseconds until an answer must have begun. */
  responseMs: number;
  /** A longer body is not read to its end. */
  maxBodyBytes: number;
  /** Authorities for the server's certificate; absent for Node's own. */
  certificateAuthorities?: string[] | undefined;
}

/** HTTP by got. Its own retries and redirects are off: the callers decide on those. */
export function createHttpExchange(rules: HttpRules): HttpExchange {
  const { connectMs, responseMs, maxBodyBytes, certificateAuthorities } = rules;
  const client = got.extend({
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    decompress: true,
    timeout: {
      lookup: connectMs,
      connect: connectMs,
      secureConnect: connectMs,
      response: responseMs,
      request: 3 * connectMs + 2 * responseMs,
    },
    // Set here so that NODE_TLS_REJECT_UNAUTHORIZED=0 cannot switch it off.
    https: {
      rejectUnauthorized: true,
      ...(certificateAuthorities && { certificateAuthority: certificateAuthorities }),
    },
    headers: { "user-agent": "printix-partner-sdk" },
  });
  return async ({ method, url, path, headers, body, signal }) => {
    const proxy = proxyOf(url);
    const fault = (reason: string, isUnsent: boolean): NetworkError =>
      new NetworkError({ method, origin: url.origin, path, reason, isUnsent, ...(proxy && { proxy: proxy.name }) });
    const tooLarge = new AbortController();
    const request = client(url, {
      method: method as "GET",
      headers,
      responseType: "text",
      ...(body !== undefined && { body }),
      signal: signal ? AbortSignal.any([signal, tooLarge.signal]) : tooLarge.signal,
      ...(proxy && { agent: { https: proxy.agent } }),
    });
    let refusal: string | undefined;
    void request.on("request", (sent) => {
      onProxyRefusal(sent, (reason) => (refusal = reason));
    });
    // Counts decompressed bytes, so that a small answer cannot become a large one in memory.
    void request.on("downloadProgress", ({ transferred }) => {
      if (transferred > maxBodyBytes) tooLarge.abort();
    });
    try {
      const response = await request;
      if (refusal !== undefined) throw fault(refusal, true);
      return { status: response.statusCode, body: response.body, header: headerOf(response) };
    } catch (error) {
      if (refusal !== undefined) throw fault(refusal, true);
      if (!(error instanceof RequestError)) throw error;
      const reason = tooLarge.signal.aborted ? `its answer is larger than ${maxBodyBytes} bytes` : reasonOf(error);
      throw fault(reason, isUnsent(error));
    }
  };
}

function headerOf(response: Response<string>): HttpResponse["header"] {
  return (name) => {
    const value = response.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
}

/** Faults before the connection was made, so nothing was sent. An open connection can end with some of them too. */
const unsentCodes = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

const unsentPhases = new Set<string>(["lookup", "connect", "secureConnect"]);

function isUnsent(error: RequestError): boolean {
  if (error instanceof TimeoutError) return unsentPhases.has(error.event);
  const { syscall } = (error.cause ?? {}) as NodeJS.ErrnoException;
  return unsentCodes.has(error.code) && syscall !== "read" && syscall !== "write";
}

/** The phase that timed out tells more than the timeout alone. */
function reasonOf(error: RequestError): string {
  return error instanceof TimeoutError ? `${error.code} while waiting for ${error.event}` : error.code;
}
