import type { BucketUpdate } from "./bucket-update";
import type { DailyQuota, CountedRequest } from "./daily-quota";
import { rateOf, readServerLimits, type ServerLimits } from "./server-limits";

/** What the API's answers have said of its limits. */
export interface LearnedLimits {
  /**
   * Takes the headers of a request's answer in, and hands what they say of the day to the quota.
   * @returns what they say of the bucket
   */
  learn(header: (name: string) => string | undefined, counted: CountedRequest): BucketUpdate;
  /** Whether the API has answered anything yet. */
  hasAnswer(): boolean;
  /** The last word on each figure: an answer that says nothing of one leaves the word before it. */
  latest(): ServerLimits;
}

export function createLearnedLimits(quota: Pick<DailyQuota, "update">): LearnedLimits {
  let hasAnswer = false;
  let latest: ServerLimits = {};
  return {
    learn: (header, counted) => {
      const limits = readServerLimits(header);
      hasAnswer = true;
      latest = { ...latest, ...limits, ...(latest.quota && { quota: { ...latest.quota, ...limits.quota } }) };
      if (limits.quota) quota.update(limits.quota, counted);
      const { rate, remaining, isRemainingNamed, resetMs } = limits;
      return {
        ...(rate && { requestsPerSecond: rateOf(rate), burst: rate.burst }),
        ...(remaining !== undefined && { remaining }),
        ...(isRemainingNamed !== undefined && { isRemainingNamed }),
        ...(resetMs !== undefined && { resetMs }),
      };
    },
    hasAnswer: () => hasAnswer,
    latest: () => latest,
  };
}
