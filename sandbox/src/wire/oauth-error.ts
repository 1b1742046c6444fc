const STATUSES = { invalid_client: 401, invalid_grant: 400, invalid_request: 400, unsupported_grant_type: 400 };

/** A refusal by the token endpoint (RFC 6749 §5.2). */
export class OAuthError extends Error {
  readonly status: number;

  constructor(readonly error: keyof typeof STATUSES) {
    super(error);
    this.name = "OAuthError";
    this.status = STATUSES[error];
  }
}
