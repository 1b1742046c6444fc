import type { FastifyInstance } from "fastify";
import { readJsonBodies } from "../server/json-body";
import { sendJson } from "../server/send";
import type { ControlContext } from "./control-context";

/** The control API: the handle's methods over HTTP, JSON in and out. */
export function controlApi(app: FastifyInstance, { tools }: ControlContext): void {
  readJsonBodies(app);
  app.get("/partners", (_request, reply) => sendJson(reply, 200, tools.partners()));
}
