import type { FastifyInstance } from "fastify";
import type { CancelLagOptions, ListLagOptions, SandboxTools } from "../../handle/handle";
import { sendJson } from "../../server/send";
import { bodyOf } from "./body-of";

/** The clock, the lags and the leak; each answers with how all of them stand. */
export function switchRoutes(app: FastifyInstance, tools: SandboxTools): void {
  app.post("/clock", (request, reply) => {
    tools.moveClock(bodyOf<{ ms: number }>(request, ["ms"]).ms);
    return sendJson(reply, 200, tools.switches());
  });
  app.put("/list-lag", (request, reply) => {
    const { ms, ...about } = bodyOf<{ ms: number } & ListLagOptions>(request, ["ms", "tenants"]);
    tools.setListLag(ms, about);
    return sendJson(reply, 200, tools.switches());
  });
  app.put("/cancel-lag", (request, reply) => {
    const { ms, ...about } = bodyOf<{ ms: number } & CancelLagOptions>(request, ["ms", "isGetLagging"]);
    tools.setCancelLag(ms, about);
    return sendJson(reply, 200, tools.switches());
  });
  app.put("/domain-lag", (request, reply) => {
    tools.setDomainLag(bodyOf<{ ms: number }>(request, ["ms"]).ms);
    return sendJson(reply, 200, tools.switches());
  });
  app.put("/leak", (request, reply) => {
    tools.setLeak(bodyOf<{ isLeaking: boolean }>(request, ["isLeaking"]).isLeaking);
    return sendJson(reply, 200, tools.switches());
  });
}
