/** The token endpoint's answer as on the API page, with tokens that can be told apart. */
export function tokenAnswer(n: number, expiresIn = 599): Record<string, unknown> {
  return { access_token: `token-${n}`, refresh_token: `refresh-${n}`, expires_in: expiresIn };
}
