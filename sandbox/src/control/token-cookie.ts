import type { FastifyReply, FastifyRequest } from "fastify";
import { CONTROL_PREFIX } from "./control-context";

/** A browser sends a host's cookies to all its ports, so each sandbox has a name of its own. */
function nameOf(request: FastifyRequest): string {
  return `printix-sandbox-${request.socket.localPort ?? 0}`;
}

/** The token that a browser was given before. */
export function tokenInCookie(request: FastifyRequest): string | undefined {
  const name = nameOf(request);
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([key]) => key === name)?.[1];
}

/** Gives a browser the token: no script reads it, and no other site's page makes the browser send it. */
export function setTokenCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.header("set-cookie", `${nameOf(request)}=${token}; Path=${CONTROL_PREFIX}; HttpOnly; SameSite=Strict`);
}
