import { PrintixError } from "./printix-error";

/**
 * One answer of the API says that a tenant is not there; another one shows it, or cannot tell. Neither is believed: as far
 * as is known nothing was changed, and the tenant counts as present.
 */
export class ContradictionError extends PrintixError {
  readonly code = "ERR_PRINTIX_CONTRADICTION";
}

export function isContradictionError(error: unknown): error is ContradictionError {
  return error instanceof Error && "code" in error && error.code === "ERR_PRINTIX_CONTRADICTION";
}
