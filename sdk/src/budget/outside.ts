import type { System } from "../common/system";
import { createTokenBucket, type Permit } from "../throttle/token-bucket";
import type { SaidLimits } from "./budget";
import type { Reply } from "./ledger/message";

/**
 * The way for reads while the store cannot be reached: this member's share of the limit. The shares of all together are the
 * limit itself, its burst too, so whatever each does with its own, the API refuses nothing.
 */
export interface Outside {
  /** Waits for a turn. @throws the signal's reason; RateLimitError in a halt that is too long */
  acquire(): Promise<void>;
  /** @param isLookup of what became of a change: it may use what is kept for that */
  hasRoom(isLookup: boolean): boolean;
  /** A request has ended: one that went this way, or one that was in flight before. */
  release(said: SaidLimits | undefined): void;
  /** The store is there again: every wait ends. */
  end(): void;
  readonly hasEnded: boolean;
}

/** @param inFlight requests that were let out, and not answered yet: they are part of the share */
export function openOutside(
  { requestsPerSecond, burst, share, haltMs, quota }: Reply,
  inFlight: number,
  maxHaltMs: number,
  system: System,
): Outside | undefined {
  if (share === 0) return undefined;
  const ownBurst = Math.floor(burst * share);
  // More members than may send at once: what was begun is settled all the same.
  const shares = { requestsPerSecond: requestsPerSecond * share, burst: Math.max(1, ownBurst) };
  // Nothing is saved up at first: what might have gone at once is in the ledger.
  const bucket = createTokenBucket({ ...shares, level: inFlight, maxHaltMs, ceiling: shares }, system);
  const end = new AbortController();
  const permits: Permit[] = [];
  let left = Math.floor(quota.remaining * share);
  const kept = quota.kept * share;
  const acquire = async (): Promise<void> => {
    permits.push(await bucket.acquire(AbortSignal.any([end.signal])));
  };
  for (let n = 0; n < inFlight; n += 1) void acquire();
  if (haltMs > 0) bucket.halt(haltMs);
  return {
    acquire: () => {
      left -= 1;
      return acquire();
    },
    hasRoom: (isLookup) => (isLookup ? left >= 1 : ownBurst >= 1 && left - kept >= 1),
    release: (said) => {
      if (said?.haltMs !== undefined) bucket.halt(said.haltMs);
      permits.pop()?.release(said?.bucket);
    },
    end: () => {
      end.abort();
    },
    get hasEnded() {
      return end.signal.aborted;
    },
  };
}
