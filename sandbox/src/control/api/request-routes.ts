import type { FastifyInstance } from "fastify";
import type { SandboxTools } from "../../handle/handle";
import { sendJson } from "../../server/send";

/** The log of the Partner API's requests. */
export function requestRoutes(app: FastifyInstance, tools: SandboxTools): void {
  app.get("/requests", (_request, reply) => sendJson(reply, 200, tools.requests()));
  app.delete("/requests", (_request, reply) => {
    tools.clearRequests();
    return reply.code(204).send();
  });
}
