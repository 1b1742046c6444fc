import { z } from "zod";

/** The token endpoint's answer (API page, "Request Tokens"). */
export const tokenSchema = z
  .object({
    // What a header can hold (RFC 6749, A.12).
    access_token: z.string().regex(/^[\x20-\x7e]+$/, "is no access token"),
    refresh_token: z.string().min(1).nullish(),
    expires_in: z.coerce.number().positive(),
  })
  .transform(({ access_token, refresh_token, expires_in }) => ({
    accessToken: access_token,
    refreshToken: refresh_token ?? undefined,
    /** Lifetime in milliseconds. */
    lifetimeMs: Math.min(expires_in * 1000, Number.MAX_SAFE_INTEGER),
  }));

export type TokenAnswer = z.output<typeof tokenSchema>;

const oauthErrorSchema = z.object({ error: z.string().regex(/^[a-z_]{1,40}$/) });

/** The code of an OAuth error answer (RFC 6749, 5.2), where there is one. Its description may repeat what we sent, so it is not read. */
export function parseOAuthError(body: string): string | undefined {
  try {
    return oauthErrorSchema.safeParse(JSON.parse(body)).data?.error;
  } catch {
    return undefined;
  }
}
