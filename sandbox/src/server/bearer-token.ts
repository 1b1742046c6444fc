import type { FastifyRequest } from "fastify";

/** The token in a request's `Authorization` (RFC 6750 §2.1); undefined where there is none, or another scheme. */
export function bearerToken({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(headers.authorization ?? "")?.[1];
}
