import type { FastifyReply, FastifyRequest } from "fastify";
import { Problem, problem } from "../wire/problem";
import { notFound } from "../wire/problems";
import { messageOf } from "../common/message-of";
import { sendProblem } from "./send";

/** Turns whatever was thrown into a problem. Nothing of an unexpected error gets out but the request id. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, toProblem(error, request));
}

/** The problem that an error is; one that is not expected is reported to whoever runs the sandbox. */
export function toProblem(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  const status = clientErrorStatus(error);
  if (status === undefined) {
    reportFailure(request, error);
    return problem(500, `The request could not be processed. Its id is ${request.id}.`);
  }
  // A path that is not there stays that, whatever was sent to it.
  if (request.is404) return notFound();
  return problem(status, DETAILS[status] ?? "The request could not be read.");
}

const DETAILS: Readonly<Record<number, string>> = {
  413: "The body of this request is too large.",
  415: "The content type of this request is not supported.",
};

/** The status of an error that fastify raised over the request itself: a body or URL that cannot be read. */
function clientErrorStatus(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return undefined;
  const { statusCode } = error;
  return typeof statusCode === "number" && statusCode >= 400 && statusCode < 500 ? statusCode : undefined;
}

/** Tells whoever runs the sandbox what went wrong inside it, in one line; the caller learns only the request id. */
export function reportFailure(request: FastifyRequest, error: unknown): void {
  const message = messageOf(error);
  process.stderr.write(`printix-partner-sandbox: request ${request.id} failed: ${message}\n`);
}
