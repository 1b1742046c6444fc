import type { FastifyRequest } from "fastify";

/** A parameter of the route; absent where the route has none of this name. */
export function pathParameter(request: FastifyRequest, name: "partnerId" | "tenantId"): string | undefined {
  // There are none at all where the path cannot be decoded.
  return (request.params as Readonly<Record<string, string>> | null)?.[name];
}
