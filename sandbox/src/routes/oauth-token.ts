import type { ServerContext } from "../server/context";
import type { Handler } from "../server/resource";
import { sendOAuth } from "../server/send";
import type { TokenPair } from "../store/tokens";
import { OAuthError } from "../wire/oauth-error";
import { parseTokenRequest, type TokenRequest } from "../wire/token-request";
import { isSameSecret } from "./is-same-secret";

/** "Request Tokens" and "Refresh Tokens" of the API page. */
export function oauthToken(context: ServerContext): Handler {
  const { tokenLifetimeMs } = context.options;
  return (request, reply) => {
    try {
      const asked = parseTokenRequest(request.body);
      checkClient(context, asked);
      request.partnerId = context.options.partnerId;
      const pair = grant(context, asked);
      return sendOAuth(reply, 200, {
        access_token: pair.accessToken,
        refresh_token: pair.refreshToken,
        expires_in: Math.floor(tokenLifetimeMs / 1000),
      });
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      return sendOAuth(reply, error.status, { error: error.error });
    }
  };
}

/** The page refreshes without a client secret; a secret that is sent all the same must be the right one. */
function checkClient({ options }: ServerContext, { clientId, clientSecret, grantType }: TokenRequest): void {
  const isSecretRight =
    clientSecret === undefined ? grantType === "refresh_token" : isSameSecret(clientSecret, options.clientSecret);
  if (clientId !== options.clientId || !isSecretRight) throw new OAuthError("invalid_client");
}

function grant({ options, store }: ServerContext, asked: TokenRequest): TokenPair {
  const { clientId, tokenLifetimeMs, clock } = options;
  const nowMs = clock.nowMs();
  if (asked.grantType === "client_credentials") return store.tokens.issue(clientId, nowMs, tokenLifetimeMs);
  const pair = store.tokens.refresh(asked.refreshToken, clientId, nowMs, tokenLifetimeMs);
  if (pair === undefined) throw new OAuthError("invalid_grant");
  return pair;
}
