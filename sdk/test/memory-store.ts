import type { System } from "../src/common/system";
import type { Reply } from "../src/budget/ledger/message";
import { createSharedBudget, type SharedBudget } from "../src/budget/shared-budget";
import type { BudgetStore } from "../src/budget/store";
import { createKeptLedger } from "./kept-ledger";
import { startLimits } from "./ledger-talk";

/** One member's way to the store. */
export interface Way extends BudgetStore {
  /** Why it cannot be reached; undefined if it can. */
  away: string | undefined;
  /** Whether it takes messages and does not answer. */
  isSilent: boolean;
  /** What it answers instead of what the ledger says. */
  answer: { is: unknown } | undefined;
}

export interface MemberOptions {
  /** How many may go at once. */
  burst?: number;
  dailyQuota?: number;
}

/** A store in memory, by the test's clock, for members that each have a way of their own to it. */
export function createMemoryStore(system: System) {
  const kept = createKeptLedger();

  function way(): Way {
    const one: Way = {
      ...{ away: undefined, isSilent: false, answer: undefined },
      exchange: async (message) => {
        if (one.isSilent) return new Promise(() => undefined);
        if (one.away !== undefined) throw new Error(one.away);
        await Promise.resolve();
        return one.answer
          ? (one.answer.is as Reply)
          : kept.hear(message, { nowMs: 1_000_000 + system.now(), server: "run 1" });
      },
      close: () => Promise.resolve(),
    };
    return one;
  }

  let members = 0;
  return {
    ledger: () => kept.ledger(),
    /** A member that shares the budget, and its way to the store. */
    member: (options: MemberOptions = {}): { budget: SharedBudget; way: Way } => {
      const name = `member ${(members += 1)}`;
      const store = way();
      const limits = { start: { ...startLimits, ...options }, ceiling: {} };
      const parts = { store, member: name, who: name, limits, maxHaltMs: 60_000, system, warn: () => undefined };
      return { budget: createSharedBudget(parts), way: store };
    },
  };
}
