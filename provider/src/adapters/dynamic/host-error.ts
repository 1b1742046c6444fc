/**
 * An error as the dynamic host should show it. The host prints `${error}: ${error.stack}` to the person's terminal
 * before it hands `message` to the engine (cmd/dynamic-provider in the Pulumi SDK), so both are one short line here.
 */
export class HostError extends Error {
  override readonly name = "HostError";

  constructor(
    private readonly summary: string,
    message: string,
  ) {
    super(message);
    this.stack = "failed, as the error below says";
  }

  override toString(): string {
    return `pulumi-printix: ${this.summary}`;
  }
}
