import type { FastifyReply, FastifyRequest } from "fastify";
import { answerControlError, toControlProblem } from "../../control/control-errors";
import { toProblem } from "../../server/answer-errors";
import { messagePage } from "../pages/message-page";
import { sendHtml } from "./send-pages";

const NO_TOKEN = {
  title: "The token is missing",
  detail:
    "Open the dashboard with the whole address that the sandbox printed when it started: its token is in it. A sandbox that is started again has a new one.",
};

/** Turns whatever was thrown into a page that says so; for whoever reads no pages, into a problem. */
export function answerWithPage(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.headers.accept?.includes("text/html") !== true) return answerControlError(error, request, reply);
  const { body, headers } = toProblem(toControlProblem(error), request);
  reply.code(body.status).headers(headers);
  const { title, detail } = body.status === 401 ? NO_TOKEN : body;
  return sendHtml(reply, messagePage(title, detail, body.status !== 401 && body.status !== 403));
}
