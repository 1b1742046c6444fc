import { PrintixError } from "./printix-error";

/** Whoever owns the client ended its work; what had been sent by then is said by whoever sent it. */
export class InterruptedError extends PrintixError {
  readonly code = "ERR_PRINTIX_INTERRUPTED";

  constructor() {
    super("the run was interrupted");
  }
}

export function isInterruptedError(error: unknown): error is InterruptedError {
  return error instanceof Error && "code" in error && error.code === "ERR_PRINTIX_INTERRUPTED";
}
