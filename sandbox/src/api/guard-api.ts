import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { SandboxContext } from "../state/context";
import { tooManyRequests } from "../wire/problems";
import { rateLimitFields } from "../wire/rate-limit-fields";
import { authenticate, checkAccess, checkPartner } from "./authenticate";

/** Lets each API request through the gate before its route. */
export function guardApi(api: FastifyInstance, context: SandboxContext): void {
  api.addHook("onRequest", (request, reply, done) => {
    checkRequest(context, request, reply);
    done();
  });
}

/**
 * What an API request is asked, in this order: who calls, whether it may call now, whether it may call at all, whether it
 * may call this. A later question about a request is another line here. Throws a problem where it may not pass.
 */
export function checkRequest(context: SandboxContext, request: FastifyRequest, reply: FastifyReply): void {
  // A browser asks OPTIONS before it may send a token at all.
  if (request.method === "OPTIONS") return;
  request.partnerId = authenticate(context, request);
  const refusal = context.limits.take(request.partnerId);
  reply.headers(rateLimitFields(context.limits.standings(request.partnerId)));
  if (refusal !== undefined) throw tooManyRequests(refusal);
  checkAccess(context, request);
  checkPartner(request);
}
