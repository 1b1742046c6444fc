import type { FastifyInstance } from "fastify";
import type { Rewrites } from "./rewrites";

/** Lets rewrites change what is answered. To be called before leaks and faults, which take the answer as it then is. */
export function rewriteAnswers(app: FastifyInstance, rewrites: Rewrites): void {
  app.addHook("onSend", (request, reply, payload, done) => {
    const { route } = request.faultyCall ?? {};
    const isMeant = route !== undefined && request.fault === undefined && reply.statusCode < 400;
    done(null, isMeant && Buffer.isBuffer(payload) ? rewrites.apply(route, payload) : payload);
  });
}
