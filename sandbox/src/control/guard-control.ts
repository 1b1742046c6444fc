import type { FastifyInstance, FastifyRequest } from "fastify";
import { isLoopbackName, isPrivateName } from "../common/loopback";
import { isSameSecret } from "../common/secrets";
import { bearerToken } from "../server/read-request";
import { problem } from "../wire/problem";
import { unauthorized } from "../wire/problems";
import type { ControlContext } from "./control-context";
import { tokenInCookie } from "./token-cookie";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Asks for no token: what is the same for everyone, and tells nothing. */
    isOpen?: boolean;
  }
}

/** Nothing under `/sandbox` is kept, framed, referred from, or loads or sends anything beyond its own origin. */
const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/**
 * What each request to the control API and the dashboard passes: it names this server by a loopback address or, where
 * remote callers are allowed, by one that no public site can have, so that no other site's name can be pointed at it; it comes from no other site's page; and it carries the token.
 */
export function guardControl(app: FastifyInstance, { token, isRemoteAllowed }: ControlContext): void {
  app.addHook("onRequest", (request, reply, done) => {
    reply.headers(HEADERS);
    checkHost(request, isRemoteAllowed);
    checkSite(request);
    const isOpen = request.routeOptions.config.isOpen === true;
    if (!isOpen && !isSameSecret(tokenOf(request) ?? cookieOf(request) ?? "", token)) {
      throw unauthorized("This needs the sandbox's control token, which it prints when it starts.");
    }
    done();
  });
}

function checkHost({ headers: { host }, socket }: FastifyRequest, isRemoteAllowed: boolean): void {
  const named = URL.parse(`http://${host ?? ""}`);
  // A container's network knows the machine by a name, and its port by another number.
  if (named !== null && isRemoteAllowed && isPrivateName(named.hostname)) return;
  const isOurs = named !== null && isLoopbackName(named.hostname) && Number(named.port || "80") === socket.localPort;
  if (!isOurs) throw problem(403, "This can be reached only through a loopback address, with the sandbox's own port.");
}

/**
 * Form posts of our own pages name the origin `null`, since those pages send no referrer: then the browser's own word
 * counts, which no page can forge (Fetch Metadata).
 */
function checkSite({ headers }: FastifyRequest): void {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  const isSiteOurs = site === undefined || site === "none" || site === "same-origin";
  const isOriginOurs =
    origin === undefined || origin === `http://${host ?? ""}` || (origin === "null" && site === "same-origin");
  if (!isSiteOurs || !isOriginOurs) throw problem(403, "Requests from other sites are refused.");
}

/**
 * A cookie goes along with whatever a browser sends here, so it counts for a change only where the browser says that
 * one of our own pages asks for it.
 */
function cookieOf(request: FastifyRequest): string | undefined {
  const { origin, host, "sec-fetch-site": site } = request.headers;
  const isOwnPage = origin === `http://${host ?? ""}` || site === "same-origin";
  return request.method === "GET" || isOwnPage ? tokenInCookie(request) : undefined;
}

function tokenOf(request: FastifyRequest): string | undefined {
  const { token } = request.query as Readonly<Record<string, unknown>>;
  return bearerToken(request) ?? (typeof token === "string" ? token : undefined);
}
