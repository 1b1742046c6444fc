import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyRequest {
    /** Its number in the request log. */
    sequence: number;
    arrivedAtMs: number;
    /** The caller's partner, once the caller is known. */
    partnerId: string | undefined;
    /** The id of the fault that has hit it. */
    faultId: string | undefined;
  }
}

/** Declares what the request log tells of a request. */
export function declareRequestState(app: FastifyInstance): void {
  app.decorateRequest("sequence", 0);
  app.decorateRequest("arrivedAtMs", 0);
  app.decorateRequest("partnerId", undefined);
  app.decorateRequest("faultId", undefined);
}
