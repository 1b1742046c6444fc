import { PrintixError } from "./printix-error";

export interface PayloadErrorDetails {
  method: string;
  path: string;
  status: number;
  requestId: string | undefined;
  /** What does not fit, and where: never the payload's own text. */
  reason: string;
}

/** The server's answer is not what the API page describes. Nothing of such an answer is used. */
export class PayloadError extends PrintixError {
  readonly code = "ERR_PRINTIX_PAYLOAD";
  readonly status: number;
  readonly requestId: string | undefined;

  constructor({ method, path, status, requestId, reason }: PayloadErrorDetails) {
    const trace = requestId === undefined ? "no request id" : `request id ${requestId}`;
    super(`${method} ${path} was answered with ${status} and a body that cannot be used: ${reason} (${trace}).`);
    this.status = status;
    this.requestId = requestId;
  }
}

export function isPayloadError(error: unknown): error is PayloadError {
  return error instanceof Error && "code" in error && error.code === "ERR_PRINTIX_PAYLOAD";
}
