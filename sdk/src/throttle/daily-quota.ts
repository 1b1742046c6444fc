import { RateLimitError } from "../errors/rate-limit-error";
import type { System } from "../system";
import type { QuotaState } from "./server-limits";

const dayMs = 24 * 60 * 60 * 1000;

/** A creation or a cancel may need its own request, and a few looks at what became of it. */
const reserve = 5;

/** The share of a quota from which on people should know. */
const warningShare = 0.8;

export interface DailyQuota {
  /** Counts one request. @throws RateLimitError where the day's quota is spent */
  spend(): void;
  /** @throws RateLimitError where a change that begins now might not be finished within the quota */
  assertRoomForChange(): void;
  /** Takes over what the server says of the quota: it counts for all who use it, we for this process alone. */
  update(state: QuotaState): void;
  /** How the quota stands now. */
  state(): QuotaStanding;
}

export interface QuotaStanding {
  limit: number;
  remaining: number;
  /** When it is whole again; absent where its day has not begun. */
  resetsAt?: Date;
  /** Changes that may still begin. */
  changesLeft: number;
  /** Requests counted so far, whatever day they were of. */
  requestsSent: number;
}

/** Counts this process's requests against the quota of 24 hours (conventions: 50,000), from its first request on. */
export function createDailyQuota(configured: number, system: System, warn: (line: string) => void): DailyQuota {
  let limit = configured;
  let remaining = configured;
  let renewsAtMs = -Infinity;
  let isWarned = false;
  let requestsSent = 0;

  function renew(): void {
    const nowMs = system.now();
    if (nowMs < renewsAtMs) return;
    remaining = limit;
    renewsAtMs = nowMs + dayMs;
    isWarned = false;
  }

  function warnWhenLow(): void {
    if (isWarned || limit - remaining < limit * warningShare) return;
    isWarned = true;
    warn(`${remaining} of ${limit} requests are left of the daily quota, until ${renewal().toISOString()}`);
  }

  const renewal = (): Date => new Date(system.wallNow() + renewsAtMs - system.now());

  function tooLittle(consequence: string): RateLimitError {
    const what = `the daily quota of ${limit} requests has ${remaining} left, so ${consequence}`;
    return new RateLimitError({ what, comeBackAt: renewal() });
  }

  return {
    spend() {
      renew();
      if (remaining < 1) throw tooLittle("nothing more was sent");
      remaining -= 1;
      requestsSent += 1;
      warnWhenLow();
    },
    assertRoomForChange() {
      renew();
      if (remaining < Math.min(reserve, limit)) throw tooLittle("no change was begun that it might not let us finish");
    },
    update(state) {
      renew();
      limit = state.limit ?? limit;
      remaining = Math.min(state.remaining ?? remaining, limit);
      if (state.resetMs !== undefined) renewsAtMs = system.now() + state.resetMs;
      warnWhenLow();
    },
    state() {
      const hasBegun = system.now() < renewsAtMs;
      const left = hasBegun ? remaining : limit;
      return {
        limit,
        remaining: left,
        ...(hasBegun && { resetsAt: renewal() }),
        changesLeft: Math.max(0, left - Math.min(reserve, limit) + 1),
        requestsSent,
      };
    },
  };
}
