import { oneOf } from "../common/check-option";

/**
 * How far a partner's access goes: the three states of the access model page ("Current access model"), and `none` for
 * an organisation whose access is not approved.
 */
export type AccessState = "starter" | "pro-pilot" | "enterprise" | "none";

export const ACCESS_STATES: readonly AccessState[] = ["starter", "pro-pilot", "enterprise", "none"];

/** The access state that a text names; throws an `OptionsError`. */
export function parseAccess(given: unknown): AccessState {
  return oneOf("access", given, ACCESS_STATES);
}
