import type { FastifyRequest } from "fastify";
import { forbidden, unauthorized } from "../wire/problems";
import type { ServerContext } from "./context";
import { pathParameter } from "./path-parameter";

/** Finds the caller by the bearer token; throws a 401 problem. */
export function authenticate({ options, store }: ServerContext, request: FastifyRequest): string {
  const [, token] = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? "") ?? [];
  if (token === undefined) throw unauthorized("This resource needs an access token.");
  const clientId = store.tokens.clientIdOf(token, options.clock.nowMs());
  // A token of another client may stand in a data file that was made with other options.
  if (clientId !== options.clientId) {
    throw unauthorized("The access token is unknown or expired.", 'Bearer error="invalid_token"');
  }
  return options.partnerId;
}

/** Throws a 403 problem where the path names another partner than the caller's. */
export function checkPartner(request: FastifyRequest): void {
  const asked = pathParameter(request, "partnerId");
  if (asked !== undefined && asked !== request.partnerId) throw forbidden();
}
