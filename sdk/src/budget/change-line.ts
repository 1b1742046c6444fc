import { waitIn, type Waiter } from "../common/line";
import { once } from "../common/once";
import { BudgetError } from "../errors/budget-error";
import type { QuotaReservation } from "../throttle/daily-quota";
import type { Message, Reply } from "./ledger/message";

/** The changes of a member: those that want to begin, and those under way. */
export interface ChangeLine {
  /** Waits until the ledger keeps room for one more change. */
  reserve(signal: AbortSignal): Promise<QuotaReservation>;
  /** What a message tells of them. */
  told(): Pick<Message, "changesUnderWay" | "reserved" | "begins">;
  take(message: Message, reply: Reply): void;
  lose(reason: string): void;
  /** How many wait to begin. */
  waiting(): number;
  isBusy(): boolean;
}

/**
 * @param say has something to say to the store
 * @param refusal why no change may begin, if the daily quota has no room for one
 */
export function createChangeLine(say: () => void, refusal: (reply: Reply) => Error): ChangeLine {
  const waiting = new Set<Waiter<undefined>>();
  let underWay = 0;
  let reserved = 0;

  const first = (count: number): Waiter<undefined>[] => [...waiting].slice(0, count);

  function reservation(): QuotaReservation {
    const consume = once(() => (reserved -= 1));
    return {
      consume,
      end: once(() => {
        consume();
        underWay -= 1;
        say();
      }),
    };
  }

  return {
    reserve: async (signal) => {
      await waitIn<undefined>((waiter) => {
        waiting.add(waiter);
        say();
        return () => waiting.delete(waiter);
      }, signal);
      return reservation();
    },
    told: () => ({ changesUnderWay: underWay, reserved, begins: waiting.size }),
    take: ({ begins }, reply) => {
      for (const waiter of first(reply.begun)) {
        waiting.delete(waiter);
        underWay += 1;
        reserved += 1;
        waiter.resolve(undefined);
      }
      if (reply.begins !== "refused") return;
      for (const waiter of first(begins - reply.begun)) {
        waiting.delete(waiter);
        waiter.reject(refusal(reply));
      }
    },
    lose: (reason) => {
      for (const waiter of waiting) waiter.reject(new BudgetError(reason, "no change was begun"));
      waiting.clear();
    },
    waiting: () => waiting.size,
    isBusy: () => waiting.size + underWay > 0,
  };
}
