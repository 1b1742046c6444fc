import type { CheckedOptions } from "../checked-options";
import type { ThrottleOptions } from "../options";
import type { DailyQuota } from "../throttle/daily-quota";
import type { LearnedLimits } from "../throttle/learned-limits";
import type { TokenBucket } from "../throttle/token-bucket";
import type { Access, FigureSource } from "./access";

export interface AccessParts {
  options: Pick<CheckedOptions, "configuredThrottle">;
  bucket: Pick<TokenBucket, "limits">;
  quota: Pick<DailyQuota, "state">;
  learned: Pick<LearnedLimits, "said">;
}

/** Puts together what is in force, and names for each figure who said it. */
export function readAccess({ options, bucket, quota, learned }: AccessParts): Access {
  const { configuredThrottle: configured } = options;
  const { rate, remaining, quota: saidOfQuota = {} } = learned.said();
  const { requestsPerSecond, burst } = bucket.limits();
  const { limit, remaining: left, resetsAt, changesLeft, changesWaiting, requestsSent } = quota.state();
  const inForce = (isSaid: boolean, name: keyof ThrottleOptions): FigureSource => {
    if (isSaid) return "server";
    return configured[name] === undefined ? "default" : "configured";
  };
  const ofDay = (said: number | undefined): FigureSource => (said === undefined ? "counted" : "server");
  return {
    requestsPerSecond: { value: requestsPerSecond, source: inForce(rate !== undefined, "requestsPerSecond") },
    burst: { value: burst, source: inForce(rate !== undefined, "burst") },
    ...(remaining !== undefined && { remaining: { value: remaining, source: "server" } }),
    dailyQuota: { value: limit, source: inForce(saidOfQuota.limit !== undefined, "dailyQuota") },
    quotaRemaining: { value: left, source: ofDay(saidOfQuota.remaining) },
    ...(resetsAt && { quotaResetsAt: { value: resetsAt.toISOString(), source: ofDay(saidOfQuota.resetMs) } }),
    changesLeft,
    changesWaiting,
    requestsSent,
    configured,
  };
}
