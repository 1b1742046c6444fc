/** The stable codes of everything this SDK throws. Look at the code, not at the class: two copies of a package have two classes. */
export type PrintixErrorCode =
  | "ERR_PRINTIX_API"
  | "ERR_PRINTIX_BUDGET"
  | "ERR_PRINTIX_CONTRADICTION"
  | "ERR_PRINTIX_CREDENTIALS"
  | "ERR_PRINTIX_NETWORK"
  | "ERR_PRINTIX_PAYLOAD"
  | "ERR_PRINTIX_RATE_LIMIT"
  | "ERR_PRINTIX_INTERRUPTED"
  | "ERR_PRINTIX_OPTIONS"
  | "ERR_PRINTIX_TIMEOUT"
  | "ERR_PRINTIX_UNKNOWN_OUTCOME"
  | "ERR_PRINTIX_TOKEN";

/** The root of the tree: every error of this SDK has a stable `code` and a message that may be shown to anybody. */
export abstract class PrintixError extends Error {
  abstract readonly code: PrintixErrorCode;

  override get name(): string {
    return this.constructor.name;
  }
}

/** True for any error of this SDK, also of another copy of it. */
export function isPrintixError(error: unknown): error is PrintixError {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PRINTIX_");
}

/** The message of whatever was thrown. An error of another realm, such as one of Node's own under jest, is no `Error` of ours. */
export function messageOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === "string" ? message : String(error);
}
