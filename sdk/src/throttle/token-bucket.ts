import { RateLimitError } from "../errors/rate-limit-error";
import type { System } from "../system";

/** Leave to send one request. Give it back when the server has answered, or when no answer will come. */
export interface Permit {
  release(): void;
}

export interface TokenBucket {
  /**
   * Waits, first come first served, until one more request may be sent.
   * @throws RateLimitError where a halt would make it wait longer than a run should
   */
  acquire(): Promise<Permit>;
  /** Lets nothing out for so long, whoever waits: the server said that it has had enough. */
  halt(ms: number): void;
}

export interface BucketLimits {
  /** The rate of refill. */
  requestsPerSecond: number;
  /** How many may go at once. */
  burst: number;
  /** A halt that is longer than this, in milliseconds, is not sat through: whoever waits fails at once. */
  maxHaltMs: number;
}

interface Waiting {
  resolve: (permit: Permit) => void;
  reject: (error: Error) => void;
}

/**
 * A token bucket that a server with the same limits never has cause to refuse.
 *
 * A request in flight may not have reached the server yet, so its token cannot have begun to come back there:
 * level and requests in flight together never exceed the burst. Without this rule the first answer's delay is
 * refilled here and not there, and the eleventh request of a burst of ten is refused (docs/adr/0004-throttle.md).
 */
export function createTokenBucket({ requestsPerSecond, burst, maxHaltMs }: BucketLimits, system: System): TokenBucket {
  const waiting: Waiting[] = [];
  let level = burst;
  let inFlight = 0;
  let refilledAtMs = system.now();
  let haltedUntilMs = -Infinity;
  let alarm: AbortController | undefined;

  function refill(): void {
    const nowMs = system.now();
    const earned = ((nowMs - refilledAtMs) / 1000) * requestsPerSecond;
    level = Math.max(level, Math.min(level + earned, burst - inFlight));
    refilledAtMs = nowMs;
  }

  function letOut(): void {
    alarm?.abort();
    alarm = undefined;
    refill();
    const haltMs = haltedUntilMs - system.now();
    if (haltMs > maxHaltMs) turnAway(haltMs);
    while (haltMs <= 0 && waiting.length > 0 && level >= 1) {
      level -= 1;
      inFlight += 1;
      waiting.shift()?.resolve(permit());
    }
    if (waiting.length > 0) wakeAfter(Math.max(haltMs, ((1 - level) / requestsPerSecond) * 1000));
  }

  function turnAway(haltMs: number): void {
    const what = `the API asked to send nothing for another ${Math.ceil(haltMs / 1000)} s, so this request was not sent`;
    const comeBackAt = new Date(system.wallNow() + haltMs);
    for (const { reject } of waiting.splice(0)) reject(new RateLimitError({ what, comeBackAt }));
  }

  function wakeAfter(ms: number): void {
    // Nothing comes back while every token is in flight: an answer's release is what wakes us then.
    if (level >= burst - inFlight && system.now() >= haltedUntilMs) return;
    const own = (alarm = new AbortController());
    void system.sleep(Math.max(1, Math.ceil(ms)), own.signal).then(() => {
      if (alarm === own) letOut();
    });
  }

  function permit(): Permit {
    let isReleased = false;
    return {
      release() {
        if (isReleased) return;
        isReleased = true;
        refill();
        inFlight -= 1;
        letOut();
      },
    };
  }

  return {
    acquire: () =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        letOut();
      }),
    halt(ms) {
      refill();
      // A refusal says that the server's bucket is empty, whatever ours held: others may draw from it too.
      level = 0;
      haltedUntilMs = Math.max(haltedUntilMs, system.now() + ms);
      letOut();
    },
  };
}
