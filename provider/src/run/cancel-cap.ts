import {
  isApiError,
  isContradictionError,
  isCredentialsError,
  isRateLimitError,
  isTokenError,
  type CancelOutcome,
} from "printix-partner-sdk";
import { Refusal } from "../messages/refusal";

/** Keeps a run from cancelling more subscriptions than somebody has agreed to. */
export interface CancelCap {
  /**
   * Sends one cancel where it is not one too many; while others are under way that may yet be refused, it waits for them.
   * What was refused, or found to be gone, counts as not sent.
   * @throws Refusal where it would be one too many
   */
  during(label: string, cancel: () => Promise<CancelOutcome>): Promise<CancelOutcome>;
  /** Takes in one replacement that cancels. @returns why it is one too many; undefined where it is not */
  plan(label: string): string | undefined;
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
    during: async (label, cancel) => {
      while (sent.length + underWay.size >= max && underWay.size > 0) await Promise.race(underWay);
      if (sent.length >= max) throw new Refusal(oneTooMany(label, max, sent));
      const ended = Promise.withResolvers<undefined>();
      underWay.add(ended.promise);
      try {
        return await counted(label, cancel);
      } finally {
        underWay.delete(ended.promise);
        ended.resolve(undefined);
      }
    },
    plan: (label) => {
      planned += 1;
      return planned > max ? plannedTooMany(label, max, planned) : undefined;
    },
  };
}

/** Whatever is no clear refusal may have taken effect. */
function isRefused(error: unknown): boolean {
  if (isApiError(error)) return error.status >= 400 && error.status < 500;
  return isContradictionError(error) || isRateLimitError(error) || isTokenError(error) || isCredentialsError(error);
}

const howToAllow = (count: number): string =>
  `Where it is meant, allow more, for one run: PRINTIX_MAX_CANCELS=${count}. ` +
  "Where stack config has printix:maxCancels, the smaller of the two counts: raise that one too, and add " +
  "`--run-program` to a destroy, which knows the stack config of the last `pulumi up` alone. So does an `up` " +
  "whose program declares no tenant any more: the next one that declares a tenant takes the new value in.";

function oneTooMany(label: string, max: number, sent: readonly string[]): string {
  const before = sent.length === 0 ? "" : ` Sent before it in this run: ${sent.join(", ")}.`;
  return (
    `${label} was not cancelled: printix:maxCancels allows ${max} in one run, and this one would exceed it. ` +
    `Nothing was sent for it.${before} ${howToAllow(max + 1)}`
  );
}

function plannedTooMany(label: string, max: number, planned: number): string {
  return (
    `${label} would be replaced, which cancels a subscription: it is number ${planned} that this program replaces so, and ` +
    `printix:maxCancels allows ${max} in one run. ${howToAllow(planned)}`
  );
}
