import { wallTimeIn, type System } from "../common/system";
import { isApiError } from "../errors/api-error";
import type { OperationScope } from "../operation/operation-scope";

export const firstPauseMs = 500;
const longestPauseMs = 15_000;

/** Waits between two lookups of one change: each pause is twice as long as the one before, until `signal` ends all. */
export function growingPause(system: System, signal: AbortSignal): (atMostMs: number) => Promise<void> {
  let pauseMs = firstPauseMs;
  return async (atMostMs) => {
    await system.sleep(Math.min(pauseMs, atMostMs), signal);
    pauseMs = Math.min(2 * pauseMs, longestPauseMs);
  };
}

/** When a change may be sent again. */
export interface ResendRules {
  system: System;
  /** If the server asks for a longer wait, the change is not sent again in this run. */
  maxWaitMs: number;
}

/**
 * Plans when a change may be sent again, if it turns out that it did nothing. Called as soon as the change has failed: the
 * wait counts from there.
 */
export function planResend(tries: number, error: unknown, { system, maxWaitMs }: ResendRules) {
  const askedMs = (isApiError(error) ? error.retryAfterMs : undefined) ?? 0;
  const atMs = system.now() + Math.max(askedMs, firstPauseMs * 2 ** (tries - 1));
  const at = wallTimeIn(atMs - system.now(), system).toISOString();
  return {
    /** Why it is not sent again in this run; undefined if it may be. */
    whyNotNow: askedMs > maxWaitMs ? `the API asks to wait until ${at}: run again after that` : undefined,
    /** @throws the signal's reason if sending has ended */
    wait: async ({ sendSignal }: OperationScope): Promise<void> => {
      const leftMs = atMs - system.now();
      if (leftMs > 0) await system.sleep(leftMs, sendSignal);
      sendSignal.throwIfAborted();
    },
  };
}
