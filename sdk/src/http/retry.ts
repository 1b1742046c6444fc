import type { Notice } from "../common/log";
import { wallTimeIn, type System } from "../common/system";
import { isApiError } from "../errors/api-error";
import { isNetworkError } from "../errors/network-error";
import { RateLimitError } from "../errors/rate-limit-error";
import type { OperationScope } from "../operation/operation-scope";

export interface RetryRules {
  /** Tries in all, with the first one. A short refusal with 429 does not count, if it is waited out. */
  attempts: number;
  /** A wait longer than this fails at once, in milliseconds. */
  maxWaitMs: number;
}

/** The rules of one call. */
export interface RetryCall {
  /** Whether the request may be sent again even if it has arrived: GET and token requests. */
  isRepeatable: boolean;
  /** Whether short refusals with 429 are waited out until sending ends: others may use the same limit. */
  waitsOutRefusals?: boolean;
  /** How long to go on. */
  scope?: OperationScope;
}

const firstBackoffMs = 500;
const longestBackoffMs = 30_000;
/** Clients that one limit refuses together spread their next tries over this time. */
const longestSpreadMs = 8_000;
const noticeFromMs = 5_000;

/**
 * The only layer of retries. A request that is not repeatable is sent again only if it provably never arrived or was
 * refused with 429.
 *
 * @param attempt tries once; its argument is the number of the try, from 1 on
 */
export async function withRetries<T>(
  attempt: (number: number) => Promise<T>,
  { isRepeatable, waitsOutRefusals = false, scope }: RetryCall,
  { attempts, maxWaitMs }: RetryRules,
  system: System,
  notice: Notice,
): Promise<T> {
  let failed = 0;
  let refused = 0;
  for (;;) {
    try {
      return await attempt(failed + refused + 1);
    } catch (error) {
      // A read that was ended has failed because time was over. A change is different: it may have arrived.
      if (isRepeatable && scope?.answerSignal.aborted === true) throw scope.answerSignal.reason;
      if (!mayRepeat(error, isRepeatable)) throw error;
      const askedMs = (isApiError(error) ? error.retryAfterMs : undefined) ?? 0;
      const isRefused = waitsOutRefusals && isApiError(error, 429);
      if (isRefused) refused += 1;
      else failed += 1;
      if (failed >= attempts) throw error;
      if (askedMs > maxWaitMs) throw waitTooLong(error, askedMs, system);
      const waitMs = isRefused
        ? waitAfterRefusalMs(askedMs, refused, system)
        : Math.max(askedMs, backoffMs(failed, system));
      if (waitMs > maxWaitMs && !isRefused) throw error;
      // Refusals are told once, by the shared limit; here only a long wait that the server asks for is.
      if ((isRefused ? askedMs : waitMs) >= noticeFromMs) {
        const why = isApiError(error, 429) ? "rate limited" : "the Partner API is not available";
        const attemptText = isRefused ? "" : `, attempt ${failed + 1} of ${attempts}`;
        notice(`${why}: waiting ${Math.ceil(waitMs / 1000)} s${attemptText}`);
      }
      await system.sleep(waitMs, scope?.sendSignal);
      scope?.sendSignal.throwIfAborted();
    }
  }
}

function mayRepeat(error: unknown, isRepeatable: boolean): boolean {
  if (isNetworkError(error)) return isRepeatable || error.isUnsent;
  if (!isApiError(error)) return false;
  return error.status === 429 || (isRepeatable && (error.status >= 500 || isTransportFault(error.status)));
}

/** Full jitter: clients that failed together do not come back together. */
function backoffMs(failed: number, system: System): number {
  return system.random() * Math.min(longestBackoffMs, firstBackoffMs * 2 ** (failed - 1));
}

/** As long as the server asks; from the second refusal on longer, so that clients refused together spread. */
function waitAfterRefusalMs(askedMs: number, refused: number, system: System): number {
  if (refused === 1) return Math.max(askedMs, backoffMs(1, system));
  return askedMs + Math.min(longestSpreadMs, backoffMs(refused, system));
}

function waitTooLong(error: unknown, waitMs: number, system: System): unknown {
  if (!isApiError(error)) return error;
  return new RateLimitError({
    what: `${error.message}; the API asks to wait ${Math.ceil(waitMs / 1000)} s, which is too long for one run`,
    comeBackAt: wallTimeIn(waitMs, system),
  });
}

/**
 * The 4xx statuses that speak of the connection, not of the request: 408 (no whole request in time), 425 (too early), and
 * nginx's 499 and AWS's 460 (the client has left), which a proxy may pass on. None says what was carried out.
 */
const transportFaults = new Set([408, 425, 460, 499]);

/** Whether a 4xx status leaves open what became of the request. */
export const isTransportFault = (status: number): boolean => transportFaults.has(status);
