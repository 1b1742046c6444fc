import type { FastifyReply, FastifyRequest } from "fastify";
import { OptionsError } from "../common/options-error";
import { TenantDraftError } from "../handle/tenant-draft-error";
import { answerError } from "../server/answer-errors";
import { TenantConflictError } from "../store/tenant-conflict-error";
import { TenantNotFoundError } from "../store/tenant-not-found-error";
import { problem } from "../wire/problem";
import { violationsProblem } from "../wire/problems";

/** Turns what the handle's own methods throw into problems, in the same words. */
export function answerControlError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return answerError(toControlProblem(error), request, reply);
}

/** The problem that an error of the handle's own methods is; any other error is left as it is. */
export function toControlProblem(error: unknown): unknown {
  if (error instanceof OptionsError) return problem(400, `${error.message}.`);
  if (error instanceof TenantDraftError) return violationsProblem(error.violations);
  if (error instanceof TenantConflictError) return problem(409, error.message);
  if (error instanceof TenantNotFoundError) return problem(404, error.message);
  return error;
}
