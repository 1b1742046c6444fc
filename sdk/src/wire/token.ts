import { z } from "zod";

/**
 * Where an answer does not say how long its token lives, which RFC 6749, 5.1 only recommends. Short, since a token that
 * is renewed too often costs a small request, and one that is kept too long a refusal; what outlives it all the same is
 * renewed at the API's 401.
 */
const defaultLifetimeSeconds = 60;

/** The token endpoint's answer (API page, "Request Tokens"). Without the access token nothing works; the rest may be odd. */
export const tokenSchema = z
  .object({
    // What a header can hold (RFC 6749, A.12).
    access_token: z.string().regex(/^[\x20-\x7e]+$/, "is no access token"),
    // What another kind of token is sent with is not known here (RFC 6749, 7.1). Some servers say "BearerToken".
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

/** Also as a text. What is no number above zero says nothing. */
function positiveNumber(value: unknown): number | undefined {
  const number = typeof value === "string" ? Number(value) : value;
  return typeof number === "number" && number > 0 ? number : undefined;
}

const oauthErrorSchema = z.object({ error: z.string().regex(/^[a-z_]{1,40}$/) });

/** The code of an OAuth error answer (RFC 6749, 5.2), where there is one. Its description may repeat what we sent, so it is not read. */
export function parseOAuthError(body: string): string | undefined {
  try {
    return oauthErrorSchema.safeParse(JSON.parse(body)).data?.error;
  } catch {
    return undefined;
  }
}
