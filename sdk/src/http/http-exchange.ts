import got, { RequestError, TimeoutError, type Response } from "got";
import { NetworkError } from "../errors/network-error";
import { onProxyRefusal, proxyOf } from "./proxy";

export interface HttpRequest {
  method: string;
  url: URL;
  /** How messages and the log name it, without a query: behind a redirect, the URL is the server's own words. */
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** What it holds that no answer may bring into a message or the log. */
  secrets?: readonly string[];
  /** Which try of the same call this is, from 1 on. */
  attempt: number;
  /** What the throttle's bucket held when this request was let out. */
  bucketLevel?: number;
  /** Ends the request where it aborts. */
  signal?: AbortSignal;
}

export interface HttpResponse {
  status: number;
  body: string;
  /** The first value of a header, by its lowercase name. */
  header: (name: string) => string | undefined;
  /** Of the place that a change's 303 has named, and not of the change. */
  isOfRedirectTarget?: true;
}

/** One request and its answer, whatever the status. @throws NetworkError where no whole answer came */
export type HttpExchange = (request: HttpRequest) => Promise<HttpResponse>;

export interface HttpRules {
  /** Milliseconds until finding, reaching and agreeing with the server counts as failed, each. */
  connectMs: number;
  /** Milliseconds until an answer that has not begun counts as missing. */
  responseMs: number;
  /** Bytes of a body from which on it is not read any more. */
  maxBodyBytes: number;
  /** Authorities for the server's certificate; absent for Node's own. */
  certificateAuthorities?: string[] | undefined;
}

/** Over HTTP, by got, with all of got's own retries and redirects off: those decisions are made one floor up. */
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
    // Said here so that NODE_TLS_REJECT_UNAUTHORIZED=0 cannot unsay it.
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
    // Counts what arrives decompressed, so that a small answer cannot become a large one in memory.
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

/** Faults of finding or reaching the host, before a byte of the request could leave. A connection that stood can end so too. */
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

/** Which phase timed out tells more than that one did. */
function reasonOf(error: RequestError): string {
  return error instanceof TimeoutError ? `${error.code} while waiting for ${error.event}` : error.code;
}
