import { PrintixError } from "./printix-error";

/** A whole operation took too long. What became of requests already sent is reported by their own calls. */
export class OperationTimeoutError extends PrintixError {
  readonly code = "ERR_PRINTIX_TIMEOUT";

  constructor(what: string, ms: number, why?: string) {
    super([`${what} took longer than ${ms / 1000} s and was stopped`, why].filter(Boolean).join(": "));
  }
}

export function isOperationTimeoutError(error: unknown): error is OperationTimeoutError {
  return error instanceof Error && "code" in error && error.code === "ERR_PRINTIX_TIMEOUT";
}
