import { OptionsError } from "../options-error";
import type { LimitSettings } from "./limit-settings";

/** Throws an `OptionsError` for a limit that could never let a request pass. */
export function checkLimits({ requestsPerSecond, burst, dailyQuota }: LimitSettings): void {
  if (!Number.isFinite(requestsPerSecond) || requestsPerSecond <= 0) {
    throw new OptionsError("requestsPerSecond", "a number above 0");
  }
  if (!Number.isInteger(burst) || burst < 1) throw new OptionsError("burst", "a whole number above 0");
  if (!Number.isInteger(dailyQuota) || dailyQuota < 1) throw new OptionsError("dailyQuota", "a whole number above 0");
}
