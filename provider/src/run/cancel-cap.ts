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

/** Keeps a run from cancelling more subscriptions than somebody has agreed to. */
export interface CancelCap {
  /**
   * Sends one cancel where it is not one too many; while others are under way that may yet be refused, it waits for them.
   * What was refused, or found to be gone, counts as not sent.
   * @throws Refusal where it would be one too many
   */
  send(label: string, cancel: () => Promise<CancelOutcome>): Promise<CancelOutcome>;
  /** Takes in one replacement that cancels. @returns a refusal where it is one too many */
  planReplacement(label: string): Refusal | undefined;
}

/** @param max cancels of one run; undefined for as many as the plan says */
export function createCancelCap(max = Infinity): CancelCap {
  const sent: string[] = [];
  const underWay = new Set<Promise<unknown>>();
  let planned = 0;

  async function counted(label: string, cancel: () => Promise<CancelOutcome>): Promise<CancelOutcome> {
    try {
      const outcome = await cancel();
      if (outcome === "cancelled") sent.push(label);
      return outcome;
    } catch (error) {
      if (!isRefused(error)) sent.push(label);
      throw error;
    }
  }

  return {
    send: async (label, cancel) => {
      while (sent.length + underWay.size >= max && underWay.size > 0) await Promise.race(underWay);
      if (sent.length >= max) throw cancelTooMany(label, max, sent);
      const ended = Promise.withResolvers<undefined>();
      underWay.add(ended.promise);
      try {
        return await counted(label, cancel);
      } finally {
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
