import { PrintixError } from "./printix-error";

/** The client has an option that cannot work; nothing was sent. */
export class OptionsError extends PrintixError {
  readonly code = "ERR_PRINTIX_OPTIONS";
}
