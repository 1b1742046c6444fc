import type { FastifyInstance } from "fastify";
import { readJsonBodies } from "../../server/json-body";
import { sendJson } from "../../server/send";
import type { ControlContext } from "../control-context";
import { faultRoutes } from "./fault-routes";
import { partnerRoutes } from "./partner-routes";
import { requestRoutes } from "./request-routes";
import { switchRoutes } from "./switch-routes";
import { tenantRoutes } from "./tenant-routes";

/** The control API: the handle's methods over HTTP, JSON in and out. */
export function controlApi(app: FastifyInstance, { tools }: ControlContext): void {
  readJsonBodies(app);
  app.get("/", (_request, reply) => {
    const [partners, faults, switches] = [tools.partners(), tools.faults(), tools.switches()];
    return sendJson(reply, 200, { partners, faults, switches });
  });
  partnerRoutes(app, tools);
  tenantRoutes(app, tools);
  faultRoutes(app, tools);
  switchRoutes(app, tools);
  requestRoutes(app, tools);
}
