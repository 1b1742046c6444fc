import type { Budget } from "../budget/budget";
import type { CheckedOptions } from "../options/checked-options";
import type { ThrottleOptions } from "../options/options";
import type { LearnedLimits } from "../throttle/learned-limits";
import { rateOf } from "../throttle/server-limits";
import type { Access, Figure, FigureSource } from "./access";

export interface AccessParts {
  options: Pick<CheckedOptions, "configuredThrottle">;
  budget: Pick<Budget, "status">;
  learned: Pick<LearnedLimits, "latest">;
}

/** Puts together the limits in force, with the source of each figure. */
export function readAccess({ options, budget, learned }: AccessParts): Access {
  const { configuredThrottle: configured } = options;
  const { rate, remaining, quota: quotaOfServer = {} } = learned.latest();
  const { requestsPerSecond, burst, quota } = budget.status();
  const { limit, remaining: left, isOwnCount, resetsAt, changesLeft, changesWaiting, requestsSent } = quota;
  const figure = (name: keyof ThrottleOptions, value: number, serverValue: number | undefined): Figure => {
    const own = configured[name] === undefined ? "default" : "configured";
    return { value, source: value === serverValue ? "server" : own };
  };
  const sourceOfDay = (serverValue: number | undefined): FigureSource =>
    serverValue === undefined || isOwnCount ? "counted" : "server";
  return {
    requestsPerSecond: figure("requestsPerSecond", requestsPerSecond, rate && rateOf(rate)),
    burst: figure("burst", burst, rate?.burst),
    ...(remaining !== undefined && { remaining: { value: remaining, source: "server" } }),
    dailyQuota: figure("dailyQuota", limit, quotaOfServer.limit),
    quotaRemaining: { value: left, source: sourceOfDay(quotaOfServer.remaining) },
    ...(resetsAt && { quotaResetsAt: { value: resetsAt.toISOString(), source: sourceOfDay(quotaOfServer.resetMs) } }),
    changesLeft,
    changesWaiting,
    requestsSent,
    configured,
  };
}
