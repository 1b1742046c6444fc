import type { System } from "../common/system";
import { ApiError } from "../errors/api-error";
import { CredentialsError } from "../errors/credentials-error";
import type { HttpExchange } from "../http/http-exchange";
import { parseBody, requestIdOf } from "../http/parse-body";
import { retryAfterOf } from "../http/retry-after";
import { parseOAuthError, tokenSchema, type TokenAnswer } from "../wire/token";
import type { Grant } from "./token-source";

export interface TokenEndpoint {
  authUrl: URL;
  clientId: string;
  clientSecret: string;
}

/** One token request: a form POST (API page, "Authentication"). @throws CredentialsError where the grant is rejected */
export async function requestToken(
  { authUrl, clientId, clientSecret }: TokenEndpoint,
  grant: Grant,
  attempt: number,
  exchange: HttpExchange,
  system: System,
): Promise<TokenAnswer> {
  const form = new URLSearchParams({ grant_type: grant.type, client_id: clientId });
  if (grant.type === "refresh_token") form.set("refresh_token", grant.refreshToken);
  else form.set("client_secret", clientSecret);
  const secrets = [clientSecret, ...(grant.type === "refresh_token" ? [grant.refreshToken] : [])];
  const request = { method: "POST", path: authUrl.pathname };
  const response = await exchange({
    ...request,
    url: authUrl,
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: form.toString(),
    secrets,
    attempt,
  });
  const { status } = response;
  if (status >= 200 && status < 300) return parseBody(response, tokenSchema, request);
  const requestId = requestIdOf(response);
  const oauthError = parseOAuthError(response.body);
  if (status === 400 || status === 401 || status === 403) {
    throw new CredentialsError({
      status,
      reason: oauthError ?? "refused",
      requestId,
      authUrl: authUrl.origin + authUrl.pathname,
    });
  }
  throw new ApiError({
    ...request,
    status,
    requestId,
    retryAfterMs: retryAfterOf(response, system.wallNow()),
    problem: oauthError === undefined ? undefined : { title: oauthError, violations: [] },
    secrets,
  });
}
