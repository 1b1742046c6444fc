import { wallTimeIn, type System } from "../common/system";
import { RateLimitError } from "../errors/rate-limit-error";
import { levelAfter, type BucketUpdate } from "./bucket-update";

/** Leave to send one request. Give it back when the server has answered, or when no answer will come. */
export interface Permit {
  /** @param update what the answer says of the server's own bucket: it goes before what we start with, up to the ceiling */
  release(update?: BucketUpdate): void;
}

export interface TokenBucket {
  /**
   * Waits, first come first served, until one more request may be sent.
   * @throws RateLimitError where a halt would make it wait longer than a run should
   * @throws the signal's reason where it aborts first
   */
  acquire(signal: AbortSignal): Promise<Permit>;
  /** Lets nothing out for so long, whoever waits: the server said that it has had enough. */
  halt(ms: number): void;
  /** The limits in force. */
  limits(): { requestsPerSecond: number; burst: number };
  /** Requests that might go at once now. */
  level(): number;
}

export interface BucketLimits {
  /** The rate of refill. */
  requestsPerSecond: number;
  /** How many may go at once. */
  burst: number;
  /** What somebody has configured: the server's word lowers it, and never goes above it. */
  ceiling?: { requestsPerSecond?: number; burst?: number };
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
export function createTokenBucket(limits: BucketLimits, system: System): TokenBucket {
  const waiting = new Set<Waiting>();
  const { requestsPerSecond: highestRate = Infinity, burst: highestBurst = Infinity } = limits.ceiling ?? {};
  const hasCeiling = Math.min(highestRate, highestBurst) < Infinity;
  let { requestsPerSecond, burst } = limits;
  let level = burst;
  let inFlight = 0;
  let answered = 0;
  let hasNeverRefused = true;
  let isServerRate = false;
  let refilledAtMs = system.now();
  let haltedUntilMs = -Infinity;
  let wakeUp: AbortController | undefined;

  function refill(): void {
    const nowMs = system.now();
    const earned = ((nowMs - refilledAtMs) / 1000) * requestsPerSecond;
    level = Math.max(level, Math.min(level + earned, burst - inFlight));
    refilledAtMs = nowMs;
  }

  function grantPermits(): void {
    wakeUp?.abort();
    wakeUp = undefined;
    refill();
    const haltMs = haltedUntilMs - system.now();
    // A rate of our owner's choice may be as slow as it is; a server's that is slower than a run should be is told at once.
    const slowMs = isServerRate ? Math.min(untilNextMs(), 1000 / requestsPerSecond) : 0;
    if (haltMs > limits.maxHaltMs) rejectWaiting("the API asked to send nothing", haltMs);
    else if (slowMs > limits.maxHaltMs) rejectWaiting("the API's rate allows no other request", slowMs);
    for (const next of waiting) {
      if (haltMs > 0 || level < 1) break;
      waiting.delete(next);
      level -= 1;
      inFlight += 1;
      next.resolve(permit());
    }
    if (waiting.size > 0) wakeAfter(Math.max(haltMs, untilNextMs()));
  }

  const untilNextMs = (): number => ((1 - level) / requestsPerSecond) * 1000;

  function haltFor(ms: number): void {
    haltedUntilMs = Math.max(haltedUntilMs, system.now() + ms);
  }

  function rejectWaiting(why: string, ms: number): void {
    const what = `${why} for another ${Math.ceil(ms / 1000)} s, so this request was not sent`;
    const comeBackAt = wallTimeIn(ms, system);
    for (const { reject } of waiting) reject(new RateLimitError({ what, comeBackAt }));
    waiting.clear();
  }

  function wakeAfter(ms: number): void {
    // Nothing comes back while every token is in flight: an answer's release is what wakes us then.
    if (level >= burst - inFlight && system.now() >= haltedUntilMs) return;
    const own = (wakeUp = new AbortController());
    void system.sleep(Math.max(1, Math.ceil(ms)), own.signal).then(() => {
      if (wakeUp === own) grantPermits();
    });
  }

  function permit(): Permit {
    let isReleased = false;
    const answeredBefore = answered;
    return {
      release(update = {}) {
        if (isReleased) return;
        isReleased = true;
        refill();
        const answeredSince = answered - answeredBefore;
        inFlight -= 1;
        answered += 1;
        if (update.requestsPerSecond !== undefined) {
          isServerRate = update.requestsPerSecond < highestRate;
          requestsPerSecond = Math.min(update.requestsPerSecond, highestRate);
        }
        const burstBefore = burst;
        burst = Math.min(update.burst ?? burst, highestBurst);
        // What was spent of a larger burst is spent of a smaller one too.
        level = Math.max(Math.min(level, 0), level - Math.max(0, burstBefore - burst));
        // A server that has refused at this pace may give all back at once, at the end of its window, and nothing before.
        if (!hasNeverRefused && update.remaining === 0) haltFor(update.resetMs ?? 0);
        // What a server has room for beyond a ceiling is no reason to go beyond it.
        const context = { inFlight, answeredSince, mayRise: hasNeverRefused && !hasCeiling };
        level = Math.min(levelAfter(level, update, context), burst - inFlight);
        grantPermits();
      },
    };
  }

  return {
    acquire: (signal) =>
      new Promise((resolve, reject) => {
        const onAbort = (): void => {
          waiting.delete(entry);
          reject(signal.reason as Error);
        };
        const settleBy =
          <T>(answer: (value: T) => void) =>
          (value: T): void => {
            signal.removeEventListener("abort", onAbort);
            answer(value);
          };
        const entry: Waiting = { resolve: settleBy(resolve), reject: settleBy(reject) };
        if (signal.aborted) {
          onAbort();
          return;
        }
        signal.addEventListener("abort", onAbort);
        waiting.add(entry);
        grantPermits();
      }),
    halt(ms) {
      refill();
      // A refusal says that the server's bucket is empty, whatever ours held: others may draw from it too.
      level = Math.min(level, 0);
      hasNeverRefused = false;
      haltFor(ms);
      grantPermits();
    },
    limits: () => ({ requestsPerSecond, burst }),
    level: () => {
      refill();
      return Math.max(0, Math.floor(level));
    },
  };
}
