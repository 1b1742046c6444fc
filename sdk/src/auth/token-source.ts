import type { System } from "../common/system";
import { renewAfterMs } from "../common/token-life";
import { isRateLimitError, type RateLimitError } from "../errors/rate-limit-error";
import type { TokenAnswer } from "../wire/token";

/** How to ask for a token (API page, "Request Tokens" and "Refresh Tokens"). */
export type Grant = { type: "client_credentials" } | { type: "refresh_token"; refreshToken: string };

export interface TokenSource {
  /** A valid token. If there is none, one request gets one for all who wait. */
  get(): Promise<string>;
  /** Says that the API rejected this token. A newer one stays. */
  invalidate(rejected: string): void;
  /** What no message may repeat: every token so far, since an answer may repeat one that was replaced meanwhile. */
  secrets(): string[];
}

interface CurrentToken {
  accessToken: string | undefined;
  refreshToken: string | undefined;
  renewAtMs: number;
}

/**
 * Keeps one access token for the whole process.
 *
 * @param request gets one token; throws where it is refused. It is told of a token that the API rejected
 * @param isRejection whether an error means that the grant was refused, and not that the network failed
 */
export function createTokenSource(
  request: (grant: Grant, rejected?: string) => Promise<TokenAnswer>,
  isRejection: (error: unknown) => boolean,
  system: System,
): TokenSource {
  let current: CurrentToken | undefined;
  let rejection: Error | undefined;
  let rejectedToken: string | undefined;
  let rateLimit: RateLimitError | undefined;
  let renewal: Promise<string> | undefined;
  const secrets = new Set<string>();

  async function renew(): Promise<string> {
    try {
      return await requestNewToken();
    } catch (error) {
      // To ask again too early does not help, and may lock the client out, as rejected credentials may.
      if (isRateLimitError(error)) rateLimit = error;
      throw error;
    }
  }

  async function requestNewToken(): Promise<string> {
    // Counted from before the request: the token's lifetime cannot have begun earlier.
    const requestedAtMs = system.now();
    const answer = await requestGrant(current?.refreshToken);
    current = {
      accessToken: answer.accessToken,
      refreshToken: answer.refreshToken,
      renewAtMs: requestedAtMs + renewAfterMs(answer.lifetimeMs),
    };
    secrets.add(answer.accessToken);
    if (answer.refreshToken !== undefined) secrets.add(answer.refreshToken);
    return answer.accessToken;
  }

  async function requestGrant(refreshToken: string | undefined): Promise<TokenAnswer> {
    if (refreshToken !== undefined) {
      try {
        return await request({ type: "refresh_token", refreshToken });
      } catch (error) {
        if (isRateLimitError(error)) throw error;
        // The refresh token may be used up now. Client credentials work without it.
        if (current) current.refreshToken = undefined;
      }
    }
    try {
      return await request({ type: "client_credentials" }, rejectedToken);
    } catch (error) {
      // Final for this process.
      if (isRejection(error)) rejection = error as Error;
      throw error;
    }
  }

  return {
    async get() {
      if (rejection) throw rejection;
      if (rateLimit && system.wallNow() < rateLimit.comeBackAt.getTime()) throw rateLimit;
      if (current?.accessToken !== undefined && system.now() < current.renewAtMs) return current.accessToken;
      renewal ??= renew().finally(() => (renewal = undefined));
      return renewal;
    },
    invalidate(rejected) {
      rejectedToken = rejected;
      if (current?.accessToken === rejected) current.accessToken = undefined;
    },
    secrets: () => [...secrets],
  };
}
