import { PrintixError } from "./printix-error";

/** The client's owner ended its work. What became of requests already sent is reported by their own calls. */
export class InterruptedError extends PrintixError {
  readonly code = "ERR_PRINTIX_INTERRUPTED";

  constructor() {
    super("the run was interrupted");
  }
}

export function isInterruptedError(error: unknown): error is InterruptedError {
  return error instanceof Error && "code" in error && error.code === "ERR_PRINTIX_INTERRUPTED";
}
