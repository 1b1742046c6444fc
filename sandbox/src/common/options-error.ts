/** An option that the sandbox cannot be started or changed with. */
export class OptionsError extends Error {
  readonly code = "ERR_SANDBOX_OPTIONS";

  constructor(
    /** The option's name, as in `SandboxOptions`. */
    readonly option: string,
    /** What it must be. */
    readonly wanted: string,
  ) {
    super(`${option} must be ${wanted}`);
    this.name = "OptionsError";
  }
}
