import type { FastifyRequest } from "fastify";
import { bearerToken } from "../server/read-request";
import { pathParameter } from "../server/read-request";
import type { SandboxContext } from "../state/context";
import { accessNotApproved, forbidden, unauthorized } from "../wire/problems";

/** Finds the caller by the bearer token; throws a 401 problem. */
export function authenticate({ clock, partners, store }: SandboxContext, request: FastifyRequest): string {
  const token = bearerToken(request);
  if (token === undefined) throw unauthorized("This resource needs an access token.");
  const clientId = store.tokens.clientIdOf(token, clock.nowMs());
  // A token of a client that is not known here may stand in a data file that was made with other options.
  const partnerId = clientId === undefined ? undefined : partners.partnerIdOf(clientId);
  if (partnerId === undefined) {
    throw unauthorized("The access token is unknown or expired.", 'Bearer error="invalid_token"');
  }
  return partnerId;
}

/** Throws a 403 problem where the caller's partner has no approved access. */
export function checkAccess({ partners }: SandboxContext, request: FastifyRequest): void {
  if (partners.accessOf(request.partnerId ?? "") === "none") throw accessNotApproved();
}

/** Throws a 403 problem where the path names another partner than the caller's. */
export function checkPartner(request: FastifyRequest): void {
  const asked = pathParameter(request, "partnerId");
  if (asked !== undefined && asked !== request.partnerId) throw forbidden();
}
