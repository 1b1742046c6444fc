import type { FastifyInstance } from "fastify";
import type { SandboxTools } from "../../sandbox-handle";
import { sendJson } from "../../server/send";
import { bodyOf } from "./body-of";

/** The clock, the list's lag and the leak; each answers with how all of them stand. */
export function switchRoutes(app: FastifyInstance, tools: SandboxTools): void {
  app.post("/clock", (request, reply) => {
    tools.moveClock(bodyOf<{ ms: number }>(request, ["ms"]).ms);
    return sendJson(reply, 200, tools.switches());
  });
  app.put("/list-lag", (request, reply) => {
    tools.setListLag(bodyOf<{ ms: number }>(request, ["ms"]).ms);
    return sendJson(reply, 200, tools.switches());
  });
  app.put("/leak", (request, reply) => {
    tools.setLeak(bodyOf<{ isLeaking: boolean }>(request, ["isLeaking"]).isLeaking);
    return sendJson(reply, 200, tools.switches());
  });
}
