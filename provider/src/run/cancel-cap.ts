import {
  isApiError,
  isContradictionError,
  isCredentialsError,
  isRateLimitError,
  isTokenError,
  type CancelOutcome,
} from "printix-partner-sdk";
import { cancelTooMany, replacementTooMany } from "../messages/cancel";
import type { Refusal } from "../messages/refusal";
import { noRecord, type RunRecord } from "./run-record";
import type { SharedCancels } from "./shared-cancels";

/** Keeps a run from cancelling more subscriptions than somebody has agreed to. */
export interface CancelCap {
  /**
   * Sends one cancel where it is not one too many; while others are under way that may yet be refused, it waits for them.
   * What was refused, or found to be gone, counts as not sent.
   * @throws Refusal where it would be one too many
   * @throws BudgetError where others count too, and nobody knows how many
   */
  send(label: string, cancel: () => Promise<CancelOutcome>): Promise<CancelOutcome>;
  /** Takes in one replacement that cancels. @returns a refusal where it is one too many */
  planReplacement(label: string): Refusal | undefined;
}

/**
 * @param max cancels of one run; undefined for as many as the plan says
 * @param record where other processes of the engine's run note theirs
 * @param shared where the processes of a whole pipeline count theirs
 */
export function createCancelCap(max = Infinity, record: RunRecord = noRecord, shared?: SharedCancels): CancelCap {
  const sent: string[] = [];
  const underWay = new Set<Promise<unknown>>();
  /** Of those under way, what all processes together have let out. */
  const letOut = new Set<Promise<unknown>>();
  let planned = 0;

  const ofOthers = (): number => record.others("sends") - record.others("unsends");

  async function takeBack(): Promise<void> {
    record.note("unsends");
    await shared?.takeBack();
  }

  async function counted(label: string, cancel: () => Promise<CancelOutcome>): Promise<CancelOutcome> {
    try {
      const outcome = await cancel();
      if (outcome === "cancelled") sent.push(label);
      else await takeBack();
      return outcome;
    } catch (error) {
      if (isRefused(error)) await takeBack();
      else sent.push(label);
      throw error;
    }
  }

  /** Counted before it is sent: what a process that is killed between the two has counted stays, and nothing was sent. */
  async function countTogether(label: string, together: SharedCancels): Promise<void> {
    for (;;) {
      const before = [...letOut];
      const others = await together.add();
      if (others === undefined) return;
      const mayGiveBack = [...before, ...letOut];
      if (mayGiveBack.length === 0) throw cancelTooMany(label, max, sent, { runId: together.runId, others });
      await Promise.race(mayGiveBack);
    }
  }

  function notSent(error: unknown): never {
    record.note("unsends");
    throw error;
  }

  /** Noted first: of two processes that send the last one that is allowed at once, none does. */
  function reserve(label: string): void {
    if (sent.length + ofOthers() >= max) throw cancelTooMany(label, max, sent);
    record.note("sends");
    if (sent.length + underWay.size + ofOthers() < max) return;
    record.note("unsends");
    throw cancelTooMany(label, max, sent);
  }

  return {
    send: async (label, cancel) => {
      while (sent.length + underWay.size + ofOthers() >= max && underWay.size > 0) await Promise.race(underWay);
      reserve(label);
      const ended = Promise.withResolvers<undefined>();
      underWay.add(ended.promise);
      try {
        if (shared) await countTogether(label, shared).catch(notSent);
        letOut.add(ended.promise);
        return await counted(label, cancel);
      } finally {
        letOut.delete(ended.promise);
        underWay.delete(ended.promise);
        ended.resolve(undefined);
      }
    },
    planReplacement: (label) => {
      planned += 1;
      return planned > max ? replacementTooMany(label, max, planned) : undefined;
    },
  };
}

/** Whatever is no clear refusal may have taken effect. */
function isRefused(error: unknown): boolean {
  if (isApiError(error)) return error.status >= 400 && error.status < 500;
  return isContradictionError(error) || isRateLimitError(error) || isTokenError(error) || isCredentialsError(error);
}
