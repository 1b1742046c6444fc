import { RateLimitError } from "../errors/rate-limit-error";
import { isApiError } from "../errors/api-error";
import { isNetworkError } from "../errors/network-error";
import type { Patience } from "../patience";
import type { System } from "../system";
import { wallTimeIn } from "../wall-time";

/** Sees a wait that a person would wonder about, as one line of text. */
export type Notice = (line: string) => void;

export interface RetryRules {
  /** Tries in all, the first included. */
  attempts: number;
  /** A wait longer than this fails at once, in milliseconds. */
  maxWaitMs: number;
}

/** One call's part of the rules. */
export interface RetryCall {
  /** Whether the request may be sent again although it may have arrived: GET and token requests. */
  isRepeatable: boolean;
  /** How long to go on. */
  patience?: Patience;
}

const firstBackoffMs = 500;
const longestBackoffMs = 30_000;
const worthMentioningMs = 5_000;

/**
 * The one layer of retries. A request that is not repeatable is sent again only where it provably never arrived or was
 * refused with 429.
 *
 * @param attempt tries once; it is told which try this is, from 1 on
 */
export async function withRetries<T>(
  attempt: (number: number) => Promise<T>,
  { isRepeatable, patience }: RetryCall,
  { attempts, maxWaitMs }: RetryRules,
  system: System,
  notice: Notice,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt(tried);
    } catch (error) {
      // What was broken off, and changes nothing, failed for want of time. A change may have arrived.
      if (isRepeatable && patience?.forAnswer.aborted === true) throw patience.forAnswer.reason;
      if (tried >= attempts || !mayRepeat(error, isRepeatable)) throw error;
      const askedMs = (isApiError(error) ? error.retryAfterMs : undefined) ?? 0;
      const waitMs = Math.max(askedMs, backoffMs(tried, system));
      if (waitMs > maxWaitMs) throw askedMs > maxWaitMs ? tooLong(error, askedMs, system) : error;
      if (waitMs >= worthMentioningMs) {
        const why = isApiError(error, 429) ? "rate limited" : "the Partner API is not available";
        notice(`${why}: waiting ${Math.ceil(waitMs / 1000)} s, attempt ${tried + 1} of ${attempts}`);
      }
      await system.sleep(waitMs, patience?.toSend);
      patience?.toSend.throwIfAborted();
    }
  }
}

function mayRepeat(error: unknown, isRepeatable: boolean): boolean {
  if (isNetworkError(error)) return isRepeatable || error.isUnsent;
  if (!isApiError(error)) return false;
  return error.status === 429 || (isRepeatable && error.status >= 500);
}

/** Full jitter: many who failed together do not come back together. */
function backoffMs(tried: number, system: System): number {
  return system.random() * Math.min(longestBackoffMs, firstBackoffMs * 2 ** (tried - 1));
}

function tooLong(error: unknown, waitMs: number, system: System): unknown {
  if (!isApiError(error)) return error;
  return new RateLimitError({
    what: `${error.message}; the API asks to wait ${Math.ceil(waitMs / 1000)} s, which is longer than a run should`,
    comeBackAt: wallTimeIn(waitMs, system),
  });
}
