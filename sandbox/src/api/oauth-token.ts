import type { Handler } from "../server/resource";
import { sendOAuth } from "../server/send";
import type { SandboxContext } from "../state/context";
import type { TokenPair } from "../store/tokens";
import { OAuthError, parseTokenRequest, type TokenRequest } from "../wire/token-request";

/** "Request Tokens" and "Refresh Tokens" of the API page. */
export function oauthToken(context: SandboxContext): Handler {
  const { tokenLifetimeMs } = context.options;
  return (request, reply) => {
    try {
      const asked = parseTokenRequest(request.body);
      const clientId = checkClient(context, asked);
      request.partnerId = context.partners.partnerIdOf(clientId);
      const pair = grant(context, asked, clientId);
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
function checkClient({ partners }: SandboxContext, { clientId, clientSecret, grantType }: TokenRequest): string {
  if (clientId === undefined || partners.partnerIdOf(clientId) === undefined) throw new OAuthError("invalid_client");
  const isSecretRight =
    clientSecret === undefined ? grantType === "refresh_token" : partners.isSecretOf(clientId, clientSecret);
  if (!isSecretRight) throw new OAuthError("invalid_client");
  return clientId;
}

function grant({ clock, options, store }: SandboxContext, asked: TokenRequest, clientId: string): TokenPair {
  const { tokenLifetimeMs } = options;
  const nowMs = clock.nowMs();
  if (asked.grantType === "client_credentials") return store.tokens.issue(clientId, nowMs, tokenLifetimeMs);
  const pair = store.tokens.refresh(asked.refreshToken, clientId, nowMs, tokenLifetimeMs);
  if (pair === undefined) throw new OAuthError("invalid_grant");
  return pair;
}
