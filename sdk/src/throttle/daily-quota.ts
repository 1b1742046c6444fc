import { waitWithin } from "../common/deadline";
import { wallTimeIn, type System } from "../common/system";
import { RateLimitError } from "../errors/rate-limit-error";
import { createQuotaWindow } from "./quota-window";
import type { QuotaState } from "./server-limits";

/** How often the list is read, at most, to learn what became of a change: each time all of its pages. */
const lookups = 6;
/** The change's own request, and one more try. */
const ownRequests = 2;

/** People are warned when this share of a quota is used. */
const warningShare = 0.8;

/** The part of the quota that is kept for one change. */
export interface QuotaReservation {
  /** The change's own request is counted now: no room is kept for it any more. */
  consume(): void;
  /** The change has ended. */
  end(): void;
}

/** What a request is for. A change's own request, and a lookup of what became of it, may use what is kept for changes. */
export interface RequestPurpose {
  reservation?: QuotaReservation;
  isLookup?: boolean;
}

/** A request that is counted. */
export interface CountedRequest {
  /** It was answered, or no answer will come. */
  end(): void;
}

export interface DailyQuota {
  /**
   * Counts one request.
   * @throws RateLimitError if the quota is used up, or the rest of it is kept for the changes that have begun
   */
  count(purpose?: RequestPurpose): CountedRequest;
  /**
   * Keeps room for one change. Near the end of the quota it waits until other changes have ended: the quota must be
   * enough to find out what became of each change that has begun.
   * @throws RateLimitError if the quota may not be enough to finish a change that begins now
   * @throws the signal's reason if it aborts first
   */
  reserve(signal: AbortSignal): Promise<QuotaReservation>;
  /** How many requests it takes to read the list once. */
  setLookupCost(requests: number): void;
  /**
   * Takes over the server's figures. The server counts everybody's requests; we count those of this process.
   * @param counted the request whose answer has the figures
   */
  update(state: QuotaState, counted: CountedRequest): void;
  state(): QuotaStatus;
}

export interface QuotaStatus {
  limit: number;
  remaining: number;
  /** Whether `remaining` comes from our own ceiling, which the server does not know. */
  isOwnCount: boolean;
  /** When the whole quota is available again; absent if its day has not begun. */
  resetsAt?: Date;
  /** How many more changes may begin. */
  changesLeft: number;
  /** Changes that have begun, but whose own request is not counted yet. */
  changesWaiting: number;
  /** All requests counted so far, on every day. */
  requestsSent: number;
}

export interface QuotaLimits {
  /** Until the server says another figure. */
  dailyQuota: number;
  /** The configured limit: never more than this in 24 hours, whatever the server says. */
  ceiling?: number | undefined;
}

/** Counts the requests of this process against the quota of 24 hours (conventions: 50,000), from the first request on. */
export function createDailyQuota(
  { dailyQuota, ceiling }: QuotaLimits,
  system: System,
  warn: (line: string) => void,
): DailyQuota {
  const serverWindow = createQuotaWindow(dailyQuota, system);
  // The server's window may be longer or shorter than a day, so the configured limit has a window of its own.
  const windows = [serverWindow, ...(ceiling === undefined ? [] : [createQuotaWindow(ceiling, system)])];
  let requestsSent = 0;
  let reserved = 0;
  let changesUnderWay = 0;
  let lookupCost = 1;
  let changeEnded = endOfChange();
  let inFlight = 0;
  let answered = 0;
  const answeredBefore = new WeakMap<CountedRequest, number>();

  const tightest = () => windows.reduce((least, other) => (other.left() < least.left() ? other : least));
  const remaining = (): number => tightest().left();
  const limit = (): number => Math.min(...windows.map((window) => window.limit()));
  const renewal = (): Date => wallTimeIn(tightest().renewsInMs(), system);

  /** The requests that so many changes may need until they end; at most the whole quota. */
  const costOf = (changes: number): number => Math.min(changes * (ownRequests + lookups * lookupCost), limit());

  function warnWhenLow(): void {
    const window = tightest();
    if (window.limit() - window.left() < window.limit() * warningShare || !window.isFirstWarning()) return;
    warn(
      `${window.left()} of ${window.limit()} requests are left of the daily quota, until ${renewal().toISOString()}`,
    );
  }

  function quotaTooLow(consequence: string): RateLimitError {
    const what = `the daily quota of ${tightest().limit()} requests has ${remaining()} left, so ${consequence}`;
    return new RateLimitError({ what, comeBackAt: renewal() });
  }

  return {
    count({ reservation, isLookup = false } = {}) {
      const keptBack = reservation || isLookup || changesUnderWay === 0 ? 0 : reserved + costOf(changesUnderWay);
      if (remaining() - keptBack < 1) {
        throw quotaTooLow(remaining() < 1 ? "nothing more was sent" : "nothing was sent but to end what was begun");
      }
      reservation?.consume();
      for (const window of windows) window.count();
      requestsSent += 1;
      inFlight += 1;
      warnWhenLow();
      const counted = {
        end: once(() => {
          inFlight -= 1;
          answered += 1;
        }),
      };
      answeredBefore.set(counted, answered);
      return counted;
    },
    async reserve(signal) {
      for (;;) {
        if (remaining() - reserved < costOf(1))
          throw quotaTooLow("no change was begun that it might not let us finish");
        if (remaining() - reserved >= costOf(changesUnderWay + 1)) break;
        await waitWithin(changeEnded.promise, signal);
      }
      reserved += 1;
      changesUnderWay += 1;
      const consume = once(() => (reserved -= 1));
      return {
        consume,
        end: once(() => {
          consume();
          changesUnderWay -= 1;
          changeEnded.resolve(undefined);
          changeEnded = endOfChange();
        }),
      };
    },
    setLookupCost: (requests) => {
      lookupCost = Math.max(1, requests);
    },
    update(state, counted) {
      const answeredSince = answered - (answeredBefore.get(counted) ?? answered) - 1;
      serverWindow.update(state, { inFlight: inFlight, answeredSince });
      warnWhenLow();
    },
    state() {
      const left = remaining();
      return {
        limit: limit(),
        remaining: left,
        isOwnCount: tightest() !== serverWindow,
        ...(tightest().renewsInMs() > 0 && { resetsAt: renewal() }),
        changesLeft: Math.max(0, left - reserved - costOf(1) + 1),
        changesWaiting: reserved,
        requestsSent,
      };
    },
  };
}

function endOfChange(): PromiseWithResolvers<undefined> {
  return Promise.withResolvers();
}

/** The first call makes the change; later calls do nothing. */
function once(change: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) change();
    isDone = true;
  };
}
