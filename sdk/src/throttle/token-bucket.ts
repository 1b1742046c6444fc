import { wallTimeIn, type System } from "../common/system";
import { RateLimitError } from "../errors/rate-limit-error";
import { levelAfter, type BucketUpdate } from "./bucket-update";

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
  /** The configured limits: the server's figures lower them, and never raise them. */
  ceiling?: { requestsPerSecond?: number; burst?: number };
  /** In a halt that is longer than this, every waiting request fails at once. */
  maxHaltMs: number;
}

interface Waiting {
  resolve: (permit: Permit) => void;
  reject: (error: Error) => void;
}

/**
 * A token bucket whose requests a server with the same limits never refuses.
 *
 * A request in flight may not have reached the server yet, so the server cannot have begun to refill its token: level and
 * requests in flight together never exceed the burst. Without this rule we would refill during the delay of the first
 * answer, the server would not, and the eleventh request of a burst of ten would be refused (docs/adr/0004-throttle.md).
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
    // A configured rate may be slow. If the server's rate is too slow for a run, requests fail at once.
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
    // While every token is in flight nothing is refilled: the next answer's release continues here.
    if (level >= burst - inFlight && system.now() >= haltedUntilMs) return;
    const controller = (wakeUp = new AbortController());
    void system.sleep(Math.max(1, Math.ceil(ms)), controller.signal).then(() => {
      if (wakeUp === controller) grantPermits();
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
        // Tokens used of the larger burst are used of the smaller one too.
        level = Math.max(Math.min(level, 0), level - Math.max(0, burstBefore - burst));
        // After a refusal: the server may refill everything at once, at the end of its window, and nothing before.
        if (!hasNeverRefused && update.remaining === 0) haltFor(update.resetMs ?? 0);
        // With a ceiling, the server's level is no reason to raise ours.
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
      // A refusal says that the server's bucket is empty, whatever our level is: others may use it too.
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
