import type { Clock } from "../clock";
import type { QuotaStore } from "../store/quota";
import { checkLimits } from "./check-limits";
import type { LimitSettings } from "./limit-settings";
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

/** Counts every partner's requests against its throttle, then against its quota. */
export class Limits {
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #clock: Clock;
  readonly #quota: QuotaStore;
  #settings: LimitSettings;

  constructor(settings: LimitSettings, clock: Clock, quota: QuotaStore) {
    this.#settings = settings;
    this.#clock = clock;
    this.#quota = quota;
  }

  /** Lets a request of this partner pass (undefined) or refuses it. What the throttle refuses uses up no quota. */
  take(partnerId: string): Refusal | undefined {
    const waitMs = this.#bucket(partnerId).take(this.#clock.monotonicMs());
    if (waitMs > 0) return { limit: "rate", retryAfterMs: waitMs };
    const nowMs = this.#clock.nowMs();
    const window = this.#quota.current(partnerId, nowMs, DAY_MS);
    if (window.used >= this.#settings.dailyQuota) {
      return { limit: "quota", retryAfterMs: window.startedAtMs + DAY_MS - nowMs };
    }
    this.#quota.save(partnerId, { startedAtMs: window.startedAtMs, used: window.used + 1 });
    return undefined;
  }

  /** How this partner stands with each limit now, the shortest window first. */
  standings(partnerId: string): Standing[] {
    const { requestsPerSecond, burst, dailyQuota } = this.#settings;
    const { remaining, fullInMs } = this.#bucket(partnerId).standing(this.#clock.monotonicMs());
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

  /** Changes some limits from now on; throws an `OptionsError` for one that is no limit. */
  change(change: Partial<LimitSettings>): void {
    const settings = { ...this.#settings, ...change };
    checkLimits(settings);
    this.#settings = settings;
    const nowMs = this.#clock.monotonicMs();
    for (const bucket of this.#buckets.values()) bucket.change(settings.requestsPerSecond, settings.burst, nowMs);
  }

  #bucket(partnerId: string): TokenBucket {
    const known = this.#buckets.get(partnerId);
    if (known !== undefined) return known;
    const { requestsPerSecond, burst } = this.#settings;
    const bucket = new TokenBucket(requestsPerSecond, burst, this.#clock.monotonicMs());
    this.#buckets.set(partnerId, bucket);
    return bucket;
  }
}
