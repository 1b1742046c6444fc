import type { System } from "../common/system";
import type { QuotaReservation } from "../throttle/daily-quota";

/** How long an operation goes on, and what the daily quota keeps for it. */
export interface OperationScope {
  /** Ends sending: nothing more is sent, and each wait before a request ends (for a turn, a token, the next try). */
  readonly sendSignal: AbortSignal;
  /** Ends the wait for the answer to a request that was sent. */
  readonly answerSignal: AbortSignal;
  /** Room in the daily quota for the request of a change. */
  readonly reservation?: QuotaReservation;
  /** Whether it is a lookup of what became of a change: the daily quota keeps room for that too. */
  readonly isLookup?: boolean;
}

/** A lookup in the list takes one request or a few. */
const gracePeriodMs = 10_000;

/** One signal for both: a read may end at any time, nothing is lost with it. */
export function scopeUntil(signal: AbortSignal): OperationScope {
  return { sendSignal: signal, answerSignal: signal };
}

/** The same for a lookup of what became of a change. */
export function lookupScope(signal: AbortSignal): OperationScope {
  return { ...scopeUntil(signal), isLookup: true };
}

/**
 * Runs a lookup of what became of a change. When sending ends, the lookup still gets some seconds: a tenant that nobody
 * knows of is worse than a short wait.
 */
export async function withGracePeriod<T>(
  { sendSignal, answerSignal }: OperationScope,
  system: System,
  lookUp: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const graceEnd = new AbortController();
  const done = new AbortController();
  const begin = (): void => {
    void system.sleep(gracePeriodMs, done.signal).then(() => {
      graceEnd.abort(sendSignal.reason);
    });
  };
  if (sendSignal.aborted) begin();
  else sendSignal.addEventListener("abort", begin, { once: true, signal: done.signal });
  try {
    return await lookUp(AbortSignal.any([answerSignal, graceEnd.signal]));
  } finally {
    done.abort();
  }
}
