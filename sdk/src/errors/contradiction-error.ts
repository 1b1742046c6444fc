import { PrintixError } from "./printix-error";

/**
 * One answer of the API says that a tenant is not there, and another one shows it, or cannot say. Neither is believed:
 * nothing was changed, as far as anybody can tell, and the tenant counts as there.
 */
export class ContradictionError extends PrintixError {
  readonly code = "ERR_PRINTIX_CONTRADICTION";
}

export function isContradictionError(error: unknown): error is ContradictionError {
  return error instanceof Error && "code" in error && error.code === "ERR_PRINTIX_CONTRADICTION";
}
