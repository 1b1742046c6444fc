import { checkOption } from "../check-option";
import type { LimitSettings } from "./limit-settings";

/** Throws an `OptionsError` for a limit that could never let a request pass. */
export function checkLimits({ requestsPerSecond, burst, dailyQuota }: LimitSettings): void {
  const isRate = Number.isFinite(requestsPerSecond) && requestsPerSecond > 0;
  checkOption(isRate, "requestsPerSecond", "a number above 0");
  checkOption(Number.isInteger(burst) && burst > 0, "burst", "a whole number above 0");
  checkOption(Number.isInteger(dailyQuota) && dailyQuota > 0, "dailyQuota", "a whole number above 0");
}
