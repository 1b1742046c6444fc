import { messageOf, PrintixError } from "./printix-error";

/** A change was sent, and it could not be found out whether it took effect. */
export class UnknownOutcomeError extends PrintixError {
  readonly code = "ERR_PRINTIX_UNKNOWN_OUTCOME";

  /**
   * @param known what was sent, what is known of it, and how to go on
   * @param cause why its answer could not be used
   */
  constructor(known: string, cause: unknown) {
    super(`${known} The request ended with: ${messageOf(cause)}`, { cause });
  }
}

export function isUnknownOutcomeError(error: unknown): error is UnknownOutcomeError {
  return error instanceof Error && "code" in error && error.code === "ERR_PRINTIX_UNKNOWN_OUTCOME";
}
