import type { FastifyInstance } from "fastify";
import type { SandboxFault } from "../faults/fault";
import type { FaultyCall } from "../faults/faulty-call";

declare module "fastify" {
  interface FastifyRequest {
    /** Its number in the request log. */
    sequence: number;
    arrivedAtMs: number;
    /** The caller's partner, once the caller is known. */
    partnerId: string | undefined;
    /** What it is to a fault, once it is known who calls and for what. */
    faultyCall: FaultyCall | undefined;
    /** The fault that has hit it. */
    fault: SandboxFault | undefined;
  }
}

/** Declares what hooks note on a request. */
export function declareRequestState(app: FastifyInstance): void {
  app.decorateRequest("sequence", 0);
  app.decorateRequest("arrivedAtMs", 0);
  app.decorateRequest("partnerId", undefined);
  app.decorateRequest("faultyCall", undefined);
  app.decorateRequest("fault", undefined);
}
