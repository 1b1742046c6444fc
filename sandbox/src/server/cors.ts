import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isLoopbackOrigin } from "../common/loopback";

const EXPOSED = [
  "X-Printix-Request-ID",
  "Retry-After",
  "RateLimit",
  "RateLimit-Policy",
  "X-Rate-Limit-Remaining",
  "X-Rate-Limit-Retry-After-Seconds",
].join(", ");

/** Lets pages of this machine read answers, and no others: the sandbox's secrets are public. */
export function allowOrigins(app: FastifyInstance): void {
  app.addHook("onRequest", (request, reply, done) => {
    allowOrigin(request, reply);
    done();
  });
}

/** The same for one answer. */
export function allowOrigin(request: FastifyRequest, reply: FastifyReply): void {
  const { origin } = request.headers;
  if (origin === undefined || !isLoopbackOrigin(origin)) return;
  reply.headers({
    "access-control-allow-origin": origin,
    "access-control-expose-headers": EXPOSED,
    vary: "Origin",
  });
}

/** "OPTIONS: can be issued against any resource to request CORS support" of the conventions page. */
export function answerOptions(reply: FastifyReply, allow: string): FastifyReply {
  return reply
    .code(204)
    .headers({
      allow,
      "access-control-allow-methods": allow,
      "access-control-allow-headers": "Authorization, Content-Type",
    })
    .send();
}
