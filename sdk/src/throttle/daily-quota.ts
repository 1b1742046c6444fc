import { RateLimitError } from "../errors/rate-limit-error";
import type { System } from "../system";

const dayMs = 24 * 60 * 60 * 1000;

export interface DailyQuota {
  /** Counts one request. @throws RateLimitError where the day's quota is spent */
  spend(): void;
}

/** Counts this process's requests against the quota of 24 hours (conventions: 50,000), from its first request on. */
export function createDailyQuota(limit: number, system: System): DailyQuota {
  let spent = 0;
  let startedAtMs = -Infinity;
  return {
    spend() {
      const nowMs = system.now();
      if (nowMs - startedAtMs >= dayMs) {
        spent = 0;
        startedAtMs = nowMs;
      }
      if (spent >= limit) {
        const comeBackAt = new Date(system.wallNow() + startedAtMs + dayMs - nowMs);
        throw new RateLimitError({
          what: `the daily quota of ${limit} requests is spent, so nothing more was sent`,
          comeBackAt,
        });
      }
      spent += 1;
    },
  };
}
