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

/** What a client asks of the token endpoint. */
export type TokenRequest = { readonly clientId?: string; readonly clientSecret?: string } & (
  { readonly grantType: "client_credentials" } | { readonly grantType: "refresh_token"; readonly refreshToken: string }
);

/** Reads the form; throws an {@link OAuthError} for a form that asks for nothing that can be given. */
export function parseTokenRequest(form: unknown): TokenRequest {
  const read = (name: string): string | undefined => parameter(form, name);
  const grantType = read("grant_type");
  const clientId = read("client_id");
  const clientSecret = read("client_secret");
  const client = {
    ...(clientId === undefined ? {} : { clientId }),
    ...(clientSecret === undefined ? {} : { clientSecret }),
  };
  const refreshToken = read("refresh_token");
  switch (grantType) {
    case "client_credentials":
      return { ...client, grantType };
    case "refresh_token":
      if (refreshToken === undefined) throw new OAuthError("invalid_request");
      return { ...client, grantType, refreshToken };
    case undefined:
      throw new OAuthError("invalid_request");
    default:
      throw new OAuthError("unsupported_grant_type");
  }
}

/** One parameter: an empty one is as good as absent, a repeated one an error (RFC 6749 §3.2). */
function parameter(form: unknown, name: string): string | undefined {
  const value = (form as Readonly<Record<string, unknown>> | undefined)?.[name];
  if (value === undefined || value === "") return undefined;
  if (typeof value !== "string") throw new OAuthError("invalid_request");
  return value;
}
