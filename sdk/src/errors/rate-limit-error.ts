import { PrintixError } from "./printix-error";

/** The last time that a date can hold (ECMA-262): a server may name one that is later. */
const endOfTime = 8.64e15;

/** The API asks for a wait that is too long to sit through, or the day's quota is spent. */
export class RateLimitError extends PrintixError {
  readonly code = "ERR_PRINTIX_RATE_LIMIT";
  /** When it makes sense to come back. */
  readonly comeBackAt: Date;

  constructor({ what, comeBackAt }: { what: string; comeBackAt: Date }) {
    const date = Number.isNaN(comeBackAt.getTime()) ? new Date(endOfTime) : comeBackAt;
    super(`${what}. Run again after ${date.toISOString()}.`);
    this.comeBackAt = date;
  }
}

export function isRateLimitError(error: unknown): error is RateLimitError {
  return error instanceof Error && "code" in error && error.code === "ERR_PRINTIX_RATE_LIMIT";
}
