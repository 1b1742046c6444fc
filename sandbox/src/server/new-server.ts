import { randomUUID } from "node:crypto";
import { METHODS } from "node:http";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { originalPath } from "../wire/links";
import { answerError } from "./answer-errors";
import { refuseUnreadable } from "./refuse-unreadable";
import { declareRequestState } from "./request-state";

/** Answers a request whose URL cannot be decoded: it meets no hook and no route. */
export type AnswerUndecodable = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;

/** A server that knows every method and no resource, reads no body, and answers whatever is thrown with a problem. */
export function newServer(answerUndecodable: AnswerUndecodable): FastifyInstance {
  const app = fastify({
    genReqId: () => randomUUID(),
    exposeHeadRoutes: false,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    clientErrorHandler: refuseUnreadable,
    rewriteUrl: ({ url = "/" }) => originalPath(url),
    frameworkErrors: answerUndecodable,
  });
  for (const method of METHODS) if (!app.supportedMethods.includes(method)) app.addHttpMethod(method);
  app.removeAllContentTypeParsers();
  declareRequestState(app);
  app.setErrorHandler(answerError);
  return app;
}
