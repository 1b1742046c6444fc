import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyRequest {
    /** Its number in the request log. */
    sequence: number;
    arrivedAtMs: number;
    /** The caller's partner, once the caller is known. */
    partnerId: string | undefined;
  }
}

/** Declares what hooks note on a request. */
export function declareRequestState(app: FastifyInstance): void {
  app.decorateRequest("sequence", 0);
  app.decorateRequest("arrivedAtMs", 0);
  app.decorateRequest("partnerId", undefined);
}
