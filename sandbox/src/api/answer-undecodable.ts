import type { FastifyReply, FastifyRequest } from "fastify";
import { answerError } from "../server/answer-errors";
import { allowOrigin } from "../server/cors";
import { beginRequest, dateAnswer, logRequest } from "../server/request-log";
import type { SandboxContext } from "../state/context";
import { checkRequest } from "./guard-api";

/** Answers a URL that cannot be decoded. It meets no hook, so what hooks see to is seen to here. */
export function answerUndecodable(
  context: SandboxContext,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  beginRequest(context, request, reply);
  allowOrigin(request, reply);
  dateAnswer(context, reply);
  answerError(refusalOf(context, request, reply) ?? error, request, reply);
  logRequest(context, request, reply);
}

/** What is thrown at the gate, where the path is one of the API's. */
function refusalOf(context: SandboxContext, request: FastifyRequest, reply: FastifyReply): unknown {
  if (!request.url.startsWith("/public/")) return undefined;
  try {
    checkRequest(context, request, reply);
    return undefined;
  } catch (refusal) {
    return refusal;
  }
}
