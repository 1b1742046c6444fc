import { PrintixError } from "./printix-error";

/** The token endpoint refuses the client id or the client secret. Another request would not help, so none is sent. */
export class CredentialsError extends PrintixError {
  readonly code = "ERR_PRINTIX_CREDENTIALS";
  readonly status: number;
  readonly requestId: string | undefined;

  constructor({
    status,
    reason,
    requestId,
    authUrl,
  }: {
    status: number;
    reason: string;
    requestId: string | undefined;
    authUrl: string;
  }) {
    const trace = requestId === undefined ? "" : ` (request id ${requestId})`;
    super(
      `the token endpoint ${authUrl} rejected the client id or the client secret: ${status} ${reason}${trace}. ` +
        "Check both, and that they belong to this environment: production and test have credentials of their own.",
    );
    this.status = status;
    this.requestId = requestId;
  }
}

export function isCredentialsError(error: unknown): error is CredentialsError {
  return error instanceof Error && "code" in error && error.code === "ERR_PRINTIX_CREDENTIALS";
}
