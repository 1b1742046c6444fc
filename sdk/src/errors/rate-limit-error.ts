import { PrintixError } from "./printix-error";

/** The API asks for a wait that is too long for a run, or the daily quota is used up. */
export class RateLimitError extends PrintixError {
  readonly code = "ERR_PRINTIX_RATE_LIMIT";
  /** When it makes sense to come back. */
  readonly comeBackAt: Date;

  constructor({ what, comeBackAt }: { what: string; comeBackAt: Date }) {
    super(`${what}. Run again after ${comeBackAt.toISOString()}.`);
    this.comeBackAt = comeBackAt;
  }
}

export function isRateLimitError(error: unknown): error is RateLimitError {
  return error instanceof Error && "code" in error && error.code === "ERR_PRINTIX_RATE_LIMIT";
}
