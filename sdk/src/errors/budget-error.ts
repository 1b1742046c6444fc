import { PrintixError } from "./printix-error";

/** The store of the shared budget cannot be reached or read, so what needs it was not sent. */
export class BudgetError extends PrintixError {
  readonly code = "ERR_PRINTIX_BUDGET";

  /** @param consequence the end of the sentence */
  constructor(reason: string, consequence: string) {
    super(`the shared budget cannot be used (${reason}), so ${consequence}`);
  }
}

export function isBudgetError(error: unknown): error is BudgetError {
  return error instanceof Error && "code" in error && error.code === "ERR_PRINTIX_BUDGET";
}
