import { wallTimeIn, type System } from "../common/system";
import { RateLimitError } from "../errors/rate-limit-error";
import type { QuotaRest } from "./quota-book";

/** People are warned when this share of a quota is used. */
const warningShare = 0.8;

/** @param consequence the end of the sentence */
export function quotaTooLow(
  { limit, remaining, endsInMs }: QuotaRest,
  consequence: string,
  system: System,
): RateLimitError {
  const what = `the daily quota of ${limit} requests has ${remaining} left, so ${consequence}`;
  return new RateLimitError({ what, comeBackAt: wallTimeIn(endsInMs, system) });
}

/** Warns once in each window, when most of it is used. */
export function warnWhenLow(system: System, warn: (line: string) => void): (rest: QuotaRest) => void {
  const warnedFor = new Map<boolean, number>();
  return ({ limit, remaining, beganAtMs, endsInMs, isOwnCount }) => {
    if (limit - remaining < limit * warningShare || warnedFor.get(isOwnCount) === beganAtMs) return;
    warnedFor.set(isOwnCount, beganAtMs);
    const until = wallTimeIn(endsInMs, system).toISOString();
    warn(`${remaining} of ${limit} requests are left of the daily quota, until ${until}`);
  };
}
