import type { FastifyRequest } from "fastify";

/** The token in a request's `Authorization` (RFC 6750 §2.1); undefined where there is none, or another scheme. */
export function bearerToken({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(headers.authorization ?? "")?.[1];
}

/** A parameter of the route; absent where the route has none of this name. */
export function pathParameter(request: FastifyRequest, name: "partnerId" | "tenantId"): string | undefined {
  // There are none at all where the path cannot be decoded.
  return (request.params as Readonly<Record<string, string>> | null)?.[name];
}
