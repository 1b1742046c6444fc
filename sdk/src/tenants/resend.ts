import { wallTimeIn, type System } from "../common/system";
import { isApiError } from "../errors/api-error";
import type { OperationScope } from "../operation/operation-scope";

const firstPauseMs = 500;

/** What a change needs to wait for its next try. */
export interface ResendRules {
  system: System;
  /** A longer wait that the server asks for is not sat through, in milliseconds. */
  maxWaitMs: number;
}

/** Notes, at the moment of a change's failure, when it may be sent again should it prove to have done nothing. */
export function planResend(tries: number, error: unknown, { system, maxWaitMs }: ResendRules) {
  const askedMs = (isApiError(error) ? error.retryAfterMs : undefined) ?? 0;
  const atMs = system.now() + Math.max(askedMs, firstPauseMs * 2 ** (tries - 1));
  const at = wallTimeIn(atMs - system.now(), system).toISOString();
  return {
    /** Why it is not sent again in this run; undefined where it may be. */
    whyNotNow: askedMs > maxWaitMs ? `the API asks to wait until ${at}: run again after that` : undefined,
    /** @throws the signal's reason where nothing is to be sent any more */
    wait: async ({ sendSignal }: OperationScope): Promise<void> => {
      const leftMs = atMs - system.now();
      if (leftMs > 0) await system.sleep(leftMs, sendSignal);
      sendSignal.throwIfAborted();
    },
  };
}
