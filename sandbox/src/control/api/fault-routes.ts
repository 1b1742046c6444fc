import type { FastifyInstance } from "fastify";
import { FAULT_NAMES, type FaultDraft } from "../../faults/fault";
import type { SandboxTools } from "../../handle/handle";
import { sendJson } from "../../server/send";
import { bodyOf } from "./body-of";

/** Faults: added, looked at with their hits, removed. */
export function faultRoutes(app: FastifyInstance, tools: SandboxTools): void {
  app.get("/faults", (_request, reply) => sendJson(reply, 200, tools.faults()));
  app.post("/faults", (request, reply) =>
    sendJson(reply, 201, tools.addFault(bodyOf<FaultDraft>(request, FAULT_NAMES))),
  );
  app.delete("/faults", (_request, reply) => {
    tools.clearFaults();
    return reply.code(204).send();
  });
  app.delete<{ Params: { faultId: string } }>("/faults/:faultId", (request, reply) => {
    tools.removeFault(request.params.faultId);
    return reply.code(204).send();
  });
}
