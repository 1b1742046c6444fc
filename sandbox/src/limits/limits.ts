import type { Clock } from "../common/clock";
import type { QuotaStore } from "../store/quota";
import { checkLimits, type LimitSettings } from "./limit-settings";
import { TokenBucket } from "./token-bucket";

/** Why a request may not pass, and in how many milliseconds it may. */
export interface Refusal {
  readonly limit: "rate" | "quota";
  readonly retryAfterMs: number;
}

/** How a partner stands with one limit: so many requests in a window, so many left, so long until they are all back. */
export interface Standing {
  readonly name: "burst" | "daily";
  readonly limit: number;
  readonly windowMs: number;
  readonly remaining: number;
  readonly resetMs: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Counts every partner's requests against its own quota and its own throttle. */
export class Limits {
  readonly #counted = new Map<string, { settings: LimitSettings; bucket: TokenBucket }>();
  readonly #clock: Clock;
  readonly #quota: QuotaStore;

  constructor(clock: Clock, quota: QuotaStore) {
    this.#clock = clock;
    this.#quota = quota;
  }

  /** Sets a partner's limits from now on; throws an `OptionsError` for one that is no limit. */
  set(partnerId: string, settings: LimitSettings): void {
    checkLimits(settings);
    const { requestsPerSecond, burst } = settings;
    const nowMs = this.#clock.monotonicMs();
    const bucket = this.#counted.get(partnerId)?.bucket ?? new TokenBucket(requestsPerSecond, burst, nowMs);
    bucket.change(requestsPerSecond, burst, nowMs);
    this.#counted.set(partnerId, { settings, bucket });
  }

  of(partnerId: string): LimitSettings {
    return this.#find(partnerId).settings;
  }

  /** Lets a request of this partner pass (undefined) or refuses it. What is refused uses up neither limit. */
  take(partnerId: string): Refusal | undefined {
    const { settings, bucket } = this.#find(partnerId);
    const nowMs = this.#clock.nowMs();
    const window = this.#quota.current(partnerId, nowMs, DAY_MS);
    // The quota first: whoever has none left would come back for nothing when the throttle has.
    if (window.used >= settings.dailyQuota) {
      return { limit: "quota", retryAfterMs: window.startedAtMs + DAY_MS - nowMs };
    }
    const waitMs = bucket.take(this.#clock.monotonicMs());
    if (waitMs > 0) return { limit: "rate", retryAfterMs: waitMs };
    this.#quota.save(partnerId, { startedAtMs: window.startedAtMs, used: window.used + 1 });
    return undefined;
  }

  /** How this partner stands with each limit now, the shortest window first. */
  standings(partnerId: string): Standing[] {
    const { settings, bucket } = this.#find(partnerId);
    const { requestsPerSecond, burst, dailyQuota } = settings;
    const { remaining, fullInMs } = bucket.standing(this.#clock.monotonicMs());
    const nowMs = this.#clock.nowMs();
    const { startedAtMs, used } = this.#quota.current(partnerId, nowMs, DAY_MS);
    return [
      { name: "burst", limit: burst, windowMs: (burst / requestsPerSecond) * 1000, remaining, resetMs: fullInMs },
      {
        name: "daily",
        limit: dailyQuota,
        windowMs: DAY_MS,
        // The quota may have been made smaller than what is used up already.
        remaining: Math.max(0, dailyQuota - used),
        resetMs: startedAtMs + DAY_MS - nowMs,
      },
    ];
  }

  #find(partnerId: string): { settings: LimitSettings; bucket: TokenBucket } {
    const found = this.#counted.get(partnerId);
    if (found === undefined) throw new Error(`no limits are set for the partner ${partnerId}`);
    return found;
  }
}
