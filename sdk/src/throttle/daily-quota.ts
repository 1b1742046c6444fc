import { waitWithin } from "../common/deadline";
import { once } from "../common/once";
import { wallTimeIn, type System } from "../common/system";
import {
  correctWindow,
  countOne,
  figuresOf,
  hasRoom,
  mayBegin,
  newBook,
  restOf,
  type QuotaFigures,
  type QuotaRest,
} from "./quota-book";
import { quotaTooLow, warnWhenLow } from "./quota-words";
import type { QuotaState } from "./quota-book";

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
  ceiling?: { dailyQuota?: number };
}

/** Counts the requests of this process against the quota of 24 hours (conventions: 50,000), from the first request on. */
export function createDailyQuota(
  { dailyQuota, ceiling: { dailyQuota: ceiling } = {} }: QuotaLimits,
  system: System,
  warn: (line: string) => void,
): DailyQuota {
  const book = newBook(dailyQuota, ceiling);
  let requestsSent = 0;
  let changeEnded = endOfChange();
  let inFlight = 0;
  let answered = 0;
  const answeredBefore = new WeakMap<CountedRequest, number>();
  const rest = (): QuotaRest => restOf(book, system.now());
  const warnOnce = warnWhenLow(system, warn);

  return {
    count({ reservation, isLookup = false } = {}) {
      if (!hasRoom(book, system.now(), reservation !== undefined || isLookup)) {
        const { remaining } = rest();
        const why = remaining < 1 ? "nothing more was sent" : "only requests that finish begun changes were sent";
        throw quotaTooLow(rest(), why, system);
      }
      reservation?.consume();
      countOne(book, system.now());
      requestsSent += 1;
      inFlight += 1;
      warnOnce(rest());
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
        const verdict = mayBegin(book, system.now());
        if (verdict === "refused") {
          throw quotaTooLow(rest(), "no change was begun that could not be finished", system);
        }
        if (verdict === "yes") break;
        await waitWithin(changeEnded.promise, signal);
      }
      book.reserved += 1;
      book.changesUnderWay += 1;
      const consume = once(() => (book.reserved -= 1));
      return {
        consume,
        end: once(() => {
          consume();
          book.changesUnderWay -= 1;
          changeEnded.resolve(undefined);
          changeEnded = endOfChange();
        }),
      };
    },
    setLookupCost: (requests) => {
      book.lookupCost = Math.max(1, requests);
    },
    update(state, counted) {
      const answeredSince = answered - (answeredBefore.get(counted) ?? answered) - 1;
      correctWindow(book.server, system.now(), state, { inFlight, answeredSince });
      warnOnce(rest());
    },
    state: () => quotaStatus(figuresOf(book, system.now()), requestsSent, system),
  };
}

/** @param requestsSent by this client, on every day */
export function quotaStatus(figures: QuotaFigures, requestsSent: number, system: System): QuotaStatus {
  const { lowestLimit: limit, remaining, isOwnCount, endsInMs, changesLeft, changesWaiting } = figures;
  const resetsAt = endsInMs > 0 ? { resetsAt: wallTimeIn(endsInMs, system) } : {};
  return { limit, remaining, isOwnCount, ...resetsAt, changesLeft, changesWaiting, requestsSent };
}

function endOfChange(): PromiseWithResolvers<undefined> {
  return Promise.withResolvers();
}
