import { RateLimitError } from "../errors/rate-limit-error";
import type { System } from "../system";
import { wallTimeIn } from "../wall-time";
import type { QuotaState } from "./server-limits";

const dayMs = 24 * 60 * 60 * 1000;

/** What settles a change whose answer was lost: looks at our list while it may lag, all of its pages each, … */
const looks = 6;
/** … beside its own request and one more. */
const ownRequests = 2;

/** The share of a quota from which on people should know. */
const warningShare = 0.8;

/** What is kept of the quota for a change that has begun and is not sent yet. */
export interface QuotaHold {
  /** Gives it back: to whoever comes next, or as the change's own request is counted. */
  release(): void;
}

export interface DailyQuota {
  /**
   * Counts one request.
   * @param hold what was kept for it
   * @throws RateLimitError where the day's quota is spent
   */
  spend(hold?: QuotaHold): void;
  /**
   * Keeps room for a change, so that as many begin at the same time as can be finished.
   * @throws RateLimitError where one that begins now might not be finished within the quota
   */
  hold(): QuotaHold;
  /** Notes how many requests a look at our list takes. */
  lookTakes(requests: number): void;
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
  /** Changes that have begun, and whose request is not counted yet. */
  changesWaiting: number;
  /** Requests counted so far, whatever day they were of. */
  requestsSent: number;
}

/** Counts this process's requests against the quota of 24 hours (conventions: 50,000), from its first request on. */
export function createDailyQuota(configured: number, system: System, warn: (line: string) => void): DailyQuota {
  let limit = configured;
  let remaining = configured;
  let windowMs = dayMs;
  let beganAtMs = -Infinity;
  let renewsAtMs = -Infinity;
  let isWarned = false;
  let used = 0;
  let requestsSent = 0;
  let held = 0;
  let lookRequests = 1;

  function renew(): void {
    const nowMs = system.now();
    if (nowMs < renewsAtMs) return;
    remaining = limit;
    used = 0;
    beganAtMs = nowMs;
    renewsAtMs = nowMs + windowMs;
    isWarned = false;
  }

  /** Of a quota that is smaller than this, all of it. */
  const reserve = (): number => Math.min(ownRequests + looks * lookRequests, limit);

  function warnWhenLow(): void {
    if (isWarned || limit - remaining < limit * warningShare) return;
    isWarned = true;
    warn(`${remaining} of ${limit} requests are left of the daily quota, until ${renewal().toISOString()}`);
  }

  const renewal = (): Date => wallTimeIn(renewsAtMs - system.now(), system);

  function tooLittle(consequence: string): RateLimitError {
    const what = `the daily quota of ${limit} requests has ${remaining} left, so ${consequence}`;
    return new RateLimitError({ what, comeBackAt: renewal() });
  }

  return {
    spend(hold) {
      renew();
      if (remaining < 1) throw tooLittle("nothing more was sent");
      hold?.release();
      remaining -= 1;
      used += 1;
      requestsSent += 1;
      warnWhenLow();
    },
    hold() {
      renew();
      if (remaining - held < reserve()) throw tooLittle("no change was begun that it might not let us finish");
      held += 1;
      let isHeld = true;
      return {
        release: () => {
          if (isHeld) held -= 1;
          isHeld = false;
        },
      };
    },
    lookTakes: (requests) => {
      lookRequests = Math.max(1, requests);
    },
    update(state) {
      renew();
      limit = state.limit ?? limit;
      windowMs = state.windowMs ?? windowMs;
      // What it does not say is what we have counted ourselves.
      remaining = Math.min(state.remaining ?? Math.max(0, limit - used), limit);
      renewsAtMs = state.resetMs === undefined ? beganAtMs + windowMs : system.now() + state.resetMs;
      warnWhenLow();
    },
    state() {
      const hasBegun = system.now() < renewsAtMs;
      const left = hasBegun ? remaining : limit;
      return {
        limit,
        remaining: left,
        ...(hasBegun && { resetsAt: renewal() }),
        changesLeft: Math.max(0, left - held - reserve() + 1),
        changesWaiting: held,
        requestsSent,
      };
    },
  };
}
