import { waitIn, type Waiter } from "../common/line";
import type { System } from "../common/system";
import { newBucket, noteRefusal, putBack, refill, takeOne, untilLevelMs, type BucketCeiling } from "./bucket-state";
import type { BucketUpdate } from "./bucket-update";
import { haltTooLong } from "./halt-words";

/** Permission to send one request. Release it when the server has answered, or when no answer will come. */
export interface Permit {
  /** @param update the server's bucket, as the answer tells it: it replaces our figures, up to the ceiling */
  release(update?: BucketUpdate): void;
}

export interface TokenBucket {
  /**
   * Waits, first come first served, until one more request may be sent.
   * @throws RateLimitError if a halt would make it wait longer than a run should
   * @throws the signal's reason if it aborts first
   */
  acquire(signal: AbortSignal): Promise<Permit>;
  /** Sends nothing for this time: the server has refused a request. */
  halt(ms: number): void;
  /** The limits in force. */
  limits(): { requestsPerSecond: number; burst: number };
  /** Requests that may go at once now. */
  level(): number;
}

export interface BucketLimits {
  /** The rate of refill. */
  requestsPerSecond: number;
  /** How many may go at once. */
  burst: number;
  ceiling?: BucketCeiling;
  /** Requests that may go at once at first. Default: the burst. */
  level?: number;
  /** In a halt that is longer than this, every waiting request fails at once. */
  maxHaltMs: number;
}

/**
 * A token bucket whose requests a server with the same limits never refuses: `BucketState` says why. Without that rule we
 * would refill during the delay of the first answer, the server would not, and the eleventh request of a burst of ten would
 * be refused.
 */
export function createTokenBucket(limits: BucketLimits, system: System): TokenBucket {
  const waiting = new Set<Waiter<Permit>>();
  const { ceiling = {}, level = limits.burst } = limits;
  const bucket = newBucket(limits.requestsPerSecond, limits.burst, level, system.now());
  let wakeUp: AbortController | undefined;

  function grantPermits(): void {
    wakeUp?.abort();
    wakeUp = undefined;
    refill(bucket, system.now());
    const haltMs = bucket.haltedUntilMs - system.now();
    const slowMs = bucket.isServerRate ? Math.min(untilLevelMs(bucket, 1), 1000 / bucket.requestsPerSecond) : 0;
    const tooLong = haltTooLong({ haltMs, slowMs }, limits.maxHaltMs, system);
    if (tooLong) {
      for (const { reject } of waiting) reject(tooLong);
      waiting.clear();
    }
    for (const next of waiting) {
      if (haltMs > 0 || bucket.level < 1) break;
      waiting.delete(next);
      takeOne(bucket);
      next.resolve(permit());
    }
    if (waiting.size > 0) wakeAfter(Math.max(haltMs, untilLevelMs(bucket, 1)));
  }

  function wakeAfter(ms: number): void {
    // While every token is in flight nothing is refilled: the next answer's release continues here.
    if (bucket.level >= bucket.burst - bucket.inFlight && system.now() >= bucket.haltedUntilMs) return;
    const controller = (wakeUp = new AbortController());
    void system.sleep(Math.max(1, Math.ceil(ms)), controller.signal).then(() => {
      if (wakeUp === controller) grantPermits();
    });
  }

  function permit(): Permit {
    let isReleased = false;
    const answeredBefore = bucket.answered;
    return {
      release(update = {}) {
        if (isReleased) return;
        isReleased = true;
        putBack(bucket, system.now(), answeredBefore, update, ceiling);
        grantPermits();
      },
    };
  }

  return {
    acquire: (signal) =>
      waitIn<Permit>((waiter) => {
        waiting.add(waiter);
        grantPermits();
        return () => waiting.delete(waiter);
      }, signal),
    halt(ms) {
      noteRefusal(bucket, system.now(), ms);
      grantPermits();
    },
    limits: () => ({ requestsPerSecond: bucket.requestsPerSecond, burst: bucket.burst }),
    level: () => {
      refill(bucket, system.now());
      return Math.max(0, Math.floor(bucket.level));
    },
  };
}
