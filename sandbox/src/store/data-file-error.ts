/** A data file that cannot be opened, is no sandbox's, is of a newer version, or is in use by another process. */
export class DataFileError extends Error {
  readonly code = "ERR_SANDBOX_DATA_FILE";

  constructor(
    readonly dataFile: string,
    reason: string,
    cause?: unknown,
  ) {
    super(`data file ${dataFile}: ${reason}`, { cause });
    this.name = "DataFileError";
  }
}
