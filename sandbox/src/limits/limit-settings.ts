import { checkOption } from "../common/check-option";

/** A partner's limits; each can be changed while the sandbox runs. */
export interface LimitSettings {
  /** Average requests per second. */
  requestsPerSecond: number;
  /** Requests that may arrive at once. */
  burst: number;
  /** Requests in a window of 24 hours that begins with the first one. */
  dailyQuota: number;
}

export const LIMIT_NAMES = [
  "requestsPerSecond",
  "burst",
  "dailyQuota",
] as const satisfies readonly (keyof LimitSettings)[];

/** Throws an `OptionsError` for a limit that could never let a request pass. */
export function checkLimits({ requestsPerSecond, burst, dailyQuota }: LimitSettings): void {
  const isRate = Number.isFinite(requestsPerSecond) && requestsPerSecond > 0;
  checkOption(isRate, "requestsPerSecond", "a number above 0");
  checkOption(Number.isInteger(burst) && burst > 0, "burst", "a whole number above 0");
  checkOption(Number.isInteger(dailyQuota) && dailyQuota > 0, "dailyQuota", "a whole number above 0");
}
