import type { FastifyReply, FastifyRequest } from "fastify";
import { OptionsError } from "../options-error";
import { answerError } from "../server/answer-errors";
import { TenantConflictError } from "../store/tenant-conflict-error";
import { TenantNotFoundError } from "../store/tenant-not-found-error";
import { TenantDraftError } from "../tenant-draft-error";
import { problem } from "../wire/problem";
import { violationsProblem } from "../wire/problems";

/** Turns what the handle's own methods throw into problems, in the same words. */
export function answerControlError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return answerError(toProblem(error), request, reply);
}

function toProblem(error: unknown): unknown {
  if (error instanceof OptionsError) return problem(400, `${error.message}.`);
  if (error instanceof TenantDraftError) return violationsProblem(error.violations);
  if (error instanceof TenantConflictError) return problem(409, error.message);
  if (error instanceof TenantNotFoundError) return problem(404, error.message);
  return error;
}
