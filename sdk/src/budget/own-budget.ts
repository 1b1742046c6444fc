import type { System } from "../common/system";
import { createDailyQuota, type QuotaLimits } from "../throttle/daily-quota";
import { firstAlone } from "../throttle/first-alone";
import { createTokenBucket, type BucketLimits } from "../throttle/token-bucket";
import type { Budget } from "./budget";

/** The budget of a client that shares it with nobody, as far as it knows: a bucket and a quota in its own memory. */
export function createOwnBudget(
  limits: BucketLimits & QuotaLimits,
  system: System,
  warn: (line: string) => void,
): Budget {
  const bucket = firstAlone(createTokenBucket(limits, system));
  const quota = createDailyQuota(limits, system, warn);
  return {
    acquire: async (request, signal) => {
      const permit = await bucket.acquire(signal);
      try {
        const counted = quota.count(request);
        return {
          isFresh: () => true,
          release: (said) => {
            counted.end();
            if (said?.quota) quota.update(said.quota, counted);
            // Before the permit is released: otherwise the next request would be sent, and refused too.
            if (said?.haltMs !== undefined) bucket.halt(said.haltMs);
            permit.release(said?.bucket);
          },
        };
      } catch (error) {
        permit.release();
        throw error;
      }
    },
    reserve: (signal) => quota.reserve(signal),
    setLookupCost: (requests) => {
      quota.setLookupCost(requests);
    },
    level: () => bucket.level(),
    sharers: () => Promise.resolve(undefined),
    count: () => Promise.resolve(undefined),
    close: () => Promise.resolve(),
    status: () => ({ ...bucket.limits(), quota: quota.state() }),
  };
}
