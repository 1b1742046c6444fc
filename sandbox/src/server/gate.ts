import type { FastifyInstance } from "fastify";
import { tooManyRequests } from "../wire/problems";
import { rateLimitFields } from "../wire/rate-limit-fields";
import { authenticate, checkAccess, checkPartner } from "./authenticate";
import type { ServerContext } from "./context";

/**
 * What each API request passes before its route, in this order: who calls, whether it may call now, whether it may
 * call at all, whether it may call this. A later question about a request is another line here.
 */
export function guard(api: FastifyInstance, context: ServerContext): void {
  api.addHook("onRequest", (request, reply, done) => {
    // A browser asks OPTIONS before it may send a token at all.
    if (request.method !== "OPTIONS") {
      request.partnerId = authenticate(context, request);
      const refusal = context.limits.take(request.partnerId);
      reply.headers(rateLimitFields(context.limits.standings(request.partnerId)));
      if (refusal !== undefined) throw tooManyRequests(refusal);
      checkAccess(context, request);
      checkPartner(request);
    }
    done();
  });
}
