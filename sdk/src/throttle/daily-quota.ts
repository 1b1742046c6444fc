import { waitWithin } from "../deadline";
import { RateLimitError } from "../errors/rate-limit-error";
import type { System } from "../system";
import { wallTimeIn } from "../wall-time";
import { createQuotaWindow } from "./quota-window";
import type { QuotaState } from "./server-limits";

/** What settles a change whose answer was lost: looks at our list while it may lag, all of its pages each, … */
const looks = 6;
/** … beside its own request and one more. */
const ownRequests = 2;

/** The share of a quota from which on people should know. */
const warningShare = 0.8;

/** What is kept of the quota for a change that has begun. */
export interface QuotaHold {
  /** Its request is counted from now on, so no room is kept for that any longer. */
  use(): void;
  /** The change has ended. */
  end(): void;
}

/** What a request is for. A change's own, and a look for what became of one, take what is kept for changes. */
export interface Purpose {
  hold?: QuotaHold;
  isLook?: boolean;
}

/** A request that is counted. */
export interface SpentRequest {
  /** It was answered, or no answer will come. */
  end(): void;
}

export interface DailyQuota {
  /**
   * Counts one request.
   * @throws RateLimitError where the day's quota is spent, or the rest of it is kept for the changes under way
   */
  spend(purpose?: Purpose): SpentRequest;
  /**
   * Keeps room for a change. Near the quota's end it waits for the changes under way to end, so that no more are in
   * doubt at once than can be settled.
   * @throws RateLimitError where one that begins now might not be finished within the quota
   * @throws the signal's reason where it aborts first
   */
  hold(signal: AbortSignal): Promise<QuotaHold>;
  /** Notes how many requests a look at our list takes. */
  lookTakes(requests: number): void;
  /**
   * Takes over what the server says of the quota: it counts for all who use it, we for this process alone.
   * @param spent the request whose answer says so
   */
  update(state: QuotaState, spent: SpentRequest): void;
  /** How the quota stands now. */
  state(): QuotaStanding;
}

export interface QuotaStanding {
  limit: number;
  remaining: number;
  /** Whether `remaining` is what our own ceiling leaves, which the server knows nothing of. */
  isOwnCount: boolean;
  /** When it is whole again; absent where its day has not begun. */
  resetsAt?: Date;
  /** Changes that may still begin. */
  changesLeft: number;
  /** Changes that have begun, and whose request is not counted yet. */
  changesWaiting: number;
  /** Requests counted so far, whatever day they were of. */
  requestsSent: number;
}

export interface QuotaLimits {
  /** Where the server has not said anything yet. */
  dailyQuota: number;
  /** What somebody has configured: no more than this in 24 hours, whatever the server says. */
  ceiling?: number | undefined;
}

/** Counts this process's requests against the quota of 24 hours (conventions: 50,000), from its first request on. */
export function createDailyQuota(
  { dailyQuota, ceiling }: QuotaLimits,
  system: System,
  warn: (line: string) => void,
): DailyQuota {
  const servers = createQuotaWindow(dailyQuota, system);
  // The server's window need not be a day, so what is configured is counted beside it.
  const windows = [servers, ...(ceiling === undefined ? [] : [createQuotaWindow(ceiling, system)])];
  let requestsSent = 0;
  let held = 0;
  let underWay = 0;
  let lookRequests = 1;
  let changeEnds = nextEnd();
  let onTheirWay = 0;
  let answered = 0;
  const answeredBefore = new WeakMap<SpentRequest, number>();

  const tightest = () => windows.reduce((least, other) => (other.left() < least.left() ? other : least));
  const remaining = (): number => tightest().left();
  const limit = (): number => Math.min(...windows.map((window) => window.limit()));
  const renewal = (): Date => wallTimeIn(tightest().renewsInMs(), system);

  /** What so many changes may take to end. Of a quota that is smaller than this, all of it. */
  const reserve = (changes: number): number => Math.min(changes * (ownRequests + looks * lookRequests), limit());

  function warnWhenLow(): void {
    const window = tightest();
    if (window.limit() - window.left() < window.limit() * warningShare || !window.isNews()) return;
    warn(
      `${window.left()} of ${window.limit()} requests are left of the daily quota, until ${renewal().toISOString()}`,
    );
  }

  function tooLittle(consequence: string): RateLimitError {
    const what = `the daily quota of ${tightest().limit()} requests has ${remaining()} left, so ${consequence}`;
    return new RateLimitError({ what, comeBackAt: renewal() });
  }

  return {
    spend({ hold, isLook = false } = {}) {
      const kept = hold || isLook || underWay === 0 ? 0 : held + reserve(underWay);
      if (remaining() - kept < 1) {
        throw tooLittle(remaining() < 1 ? "nothing more was sent" : "nothing was sent but to end what was begun");
      }
      hold?.use();
      for (const window of windows) window.use();
      requestsSent += 1;
      onTheirWay += 1;
      warnWhenLow();
      const spent = {
        end: once(() => {
          onTheirWay -= 1;
          answered += 1;
        }),
      };
      answeredBefore.set(spent, answered);
      return spent;
    },
    async hold(signal) {
      for (;;) {
        if (remaining() - held < reserve(1)) throw tooLittle("no change was begun that it might not let us finish");
        if (remaining() - held >= reserve(underWay + 1)) break;
        await waitWithin(changeEnds.promise, signal);
      }
      held += 1;
      underWay += 1;
      const use = once(() => (held -= 1));
      return {
        use,
        end: once(() => {
          use();
          underWay -= 1;
          changeEnds.resolve(undefined);
          changeEnds = nextEnd();
        }),
      };
    },
    lookTakes: (requests) => {
      lookRequests = Math.max(1, requests);
    },
    update(state, spent) {
      const answeredSince = answered - (answeredBefore.get(spent) ?? answered) - 1;
      servers.update(state, { inFlight: onTheirWay, answeredSince });
      warnWhenLow();
    },
    state() {
      const left = remaining();
      return {
        limit: limit(),
        remaining: left,
        isOwnCount: tightest() !== servers,
        ...(tightest().renewsInMs() > 0 && { resetsAt: renewal() }),
        changesLeft: Math.max(0, left - held - reserve(1) + 1),
        changesWaiting: held,
        requestsSent,
      };
    },
  };
}

function nextEnd(): PromiseWithResolvers<undefined> {
  return Promise.withResolvers();
}

/** A change of a count that is made once, however often it is asked for. */
function once(change: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) change();
    isDone = true;
  };
}
