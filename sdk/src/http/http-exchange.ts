import got, { RequestError, TimeoutError } from "got";
import { NetworkError } from "../errors/network-error";

export interface HttpRequest {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body?: string;
}

export interface HttpResponse {
  status: number;
  body: string;
  /** The first value of a header, by its lowercase name. */
  header(name: string): string | undefined;
}

/** One request and its answer, whatever the status. @throws NetworkError where no whole answer came */
export type HttpExchange = (request: HttpRequest) => Promise<HttpResponse>;

/** Milliseconds until a phase of a request counts as failed. */
export interface HttpTimeouts {
  connectMs: number;
  responseMs: number;
}

/** Over HTTP, by got, with all of got's own retries and redirects off: those decisions are made one floor up. */
export function createHttpExchange({ connectMs, responseMs }: HttpTimeouts): HttpExchange {
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
      request: connectMs + 2 * responseMs,
    },
    headers: { "user-agent": "printix-partner-sdk" },
  });
  return async ({ method, url, headers, body }) => {
    try {
      const response = await client(url, {
        method: method as "GET",
        headers,
        responseType: "text",
        ...(body !== undefined && { body }),
      });
      return {
        status: response.statusCode,
        body: response.body,
        header: (name) => {
          const value = response.headers[name];
          return Array.isArray(value) ? value[0] : value;
        },
      };
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      throw new NetworkError({ method, url, reason: error.code, isUnsent: isUnsent(error) });
    }
  };
}

/** Faults of finding or reaching the host, before a byte of the request could leave. */
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
  return error instanceof TimeoutError ? unsentPhases.has(error.event) : unsentCodes.has(error.code);
}
