import { z } from "zod";

/**
 * For an answer that does not say how long its token lives, which RFC 6749, 5.1 only recommends. Short: a token that is
 * renewed too early costs a small request, one that is kept too long a refusal. If it expires even earlier, it is renewed
 * at the API's 401.
 */
const defaultLifetimeSeconds = 60;

/** The token endpoint's answer (API page, "Request Tokens"). Only the access token must be right; the rest may be unusual. */
export const tokenSchema = z
  .object({
    // The characters that a header can hold (RFC 6749, A.12).
    access_token: z.string().regex(/^[\x20-\x7e]+$/, "is not an access token"),
    // How another kind of token is sent is not known here (RFC 6749, 7.1). Some servers say "BearerToken".
    token_type: z
      .unknown()
      .optional()
      .refine((type) => typeof type !== "string" || /^\s*(bearer|$)/i.test(type), "is not bearer"),
    refresh_token: z.unknown().optional(),
    expires_in: z.unknown().optional(),
  })
  .transform(({ access_token, refresh_token, expires_in }) => ({
    accessToken: access_token,
    refreshToken: typeof refresh_token === "string" && refresh_token !== "" ? refresh_token : undefined,
    /** Lifetime in milliseconds. */
    lifetimeMs: Math.min((positiveNumber(expires_in) ?? defaultLifetimeSeconds) * 1000, Number.MAX_SAFE_INTEGER),
  }));

export type TokenAnswer = z.output<typeof tokenSchema>;

/** A number, also as a text. Undefined if it is not above zero. */
function positiveNumber(value: unknown): number | undefined {
  const number = typeof value === "string" ? Number(value) : value;
  return typeof number === "number" && number > 0 ? number : undefined;
}

const oauthErrorSchema = z.object({ error: z.string().regex(/^[a-z_]{1,40}$/) });

/** The code of an OAuth error answer (RFC 6749, 5.2), if there is one. Its description may repeat what we sent, so it is not read. */
export function parseOAuthError(body: string): string | undefined {
  try {
    return oauthErrorSchema.safeParse(JSON.parse(body)).data?.error;
  } catch {
    return undefined;
  }
}
