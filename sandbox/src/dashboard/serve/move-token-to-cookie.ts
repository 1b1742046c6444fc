import type { FastifyReply, FastifyRequest } from "fastify";
import { setTokenCookie } from "../../control/token-cookie";
import { textIn } from "../view/form-values";

/**
 * Gives a browser that came with the token in its address a cookie, and sends it on to the address without it: so that
 * the token stays in no bookmark, no history and no screenshot. False where there is nothing to do.
 */
export function moveTokenToCookie(request: FastifyRequest, reply: FastifyReply): boolean {
  const token = textIn(request.query, "token");
  if (token === "") return false;
  setTokenCookie(request, reply, token);
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  searchParams.delete("token");
  reply.redirect(`${pathname}${searchParams.size === 0 ? "" : `?${searchParams.toString()}`}`, 303);
  return true;
}
