import type { BucketUpdate } from "./bucket-update";
import type { QuotaState } from "./quota-book";
import { rateOf, readServerLimits, type ServerLimits } from "./server-limits";

/** What the headers of one answer say. */
export interface Figures {
  bucket: BucketUpdate;
  quota?: QuotaState;
}

/** The API's limits, as its answers have told them. */
export interface LearnedLimits {
  /** Reads the headers of an answer. */
  learn(header: (name: string) => string | undefined): Figures;
  /** Whether there was an answer yet. */
  hasAnswer(): boolean;
  /** The last value of each figure: an answer that leaves one out does not change it. */
  latest(): ServerLimits;
}

export function createLearnedLimits(): LearnedLimits {
  let hasAnswer = false;
  let latest: ServerLimits = {};
  return {
    learn: (header) => {
      const limits = readServerLimits(header);
      hasAnswer = true;
      latest = { ...latest, ...limits, ...(latest.quota && { quota: { ...latest.quota, ...limits.quota } }) };
      const { rate, remaining, isRemainingNamed, resetMs, quota } = limits;
      const bucket = {
        ...(rate && { requestsPerSecond: rateOf(rate), burst: rate.burst }),
        ...(remaining !== undefined && { remaining }),
        ...(isRemainingNamed !== undefined && { isRemainingNamed }),
        ...(resetMs !== undefined && { resetMs }),
      };
      return { bucket, ...(quota && { quota }) };
    },
    hasAnswer: () => hasAnswer,
    latest: () => latest,
  };
}
