import type { FastifyReply, FastifyRequest } from "fastify";
import { isControl } from "../control/is-control";
import { answerError } from "./answer-errors";
import type { ServerContext } from "./context";
import { allowOrigin } from "./cors";
import { dateAnswer } from "./date-answer";
import { passGate } from "./gate";
import { beginRequest, logRequest } from "./request-log";

/** Answers a URL that cannot be decoded. It meets no hook, so what hooks see to is seen to here. */
export function answerUndecodable(
  context: ServerContext,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (isControl(request)) {
    answerError(error, request, reply);
    return;
  }
  beginRequest(context, request, reply);
  allowOrigin(request, reply);
  dateAnswer(context, reply);
  answerError(refusalOf(context, request, reply) ?? error, request, reply);
  logRequest(context, request, reply);
}

/** What is thrown at the gate, where the path is one of the API's. */
function refusalOf(context: ServerContext, request: FastifyRequest, reply: FastifyReply): unknown {
  if (!request.url.startsWith("/public/")) return undefined;
  try {
    passGate(context, request, reply);
    return undefined;
  } catch (refusal) {
    return refusal;
  }
}
