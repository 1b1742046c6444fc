export const configErrorCode = "ERR_PRINTIX_CONFIG";

/** The provider's configuration cannot work. Holds every fault of it, so that one run is enough to see them all. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly code = configErrorCode;

  constructor(readonly faults: readonly string[]) {
    super(
      `the configuration of pulumi-printix is incomplete or wrong:\n${faults.map((fault) => `  - ${fault}`).join("\n")}`,
    );
  }
}
