import type { BucketUpdate } from "./bucket-update";
import type { DailyQuota, CountedRequest } from "./daily-quota";
import { rateOf, readServerLimits, type ServerLimits } from "./server-limits";

/** The API's limits, as its answers have told them. */
export interface LearnedLimits {
  /**
   * Reads the headers of an answer, and hands the figures of the day to the quota.
   * @returns the figures of the bucket
   */
  learn(header: (name: string) => string | undefined, counted: CountedRequest): BucketUpdate;
  /** Whether there was an answer yet. */
  hasAnswer(): boolean;
  /** The last value of each figure: an answer that leaves one out does not change it. */
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
