import type { Access } from "printix-partner-sdk";
import type { PlannedChanges } from "./planned-changes";

/** What a plan costs of what the API allows. Names of fields are public. */
export interface Cost {
  creations: number;
  cancels: number;
  /** Reads of the partner's list. Each is one request where the API does not page it. */
  lists: number;
  /** Looks at a tenant after the first cancel: they tell whether the cancel call cancels. */
  looks: number;
  requests: number;
  /** How long the throttle takes for them, with a full burst at the start. */
  seconds: number;
  /** Their share of what is left of the quota, in per cent; absent where nothing is left. */
  percentOfRemaining?: number;
  /** Whether all of them can be sent before the quota is whole again. */
  isWithinQuota: boolean;
}

/** New tenants are compared with the partner's list by the preview that `pulumi up` begins with, and by its run. */
const listsOfUp = 2;

export function costOf({ creations, cancels }: PlannedChanges, access: Access): Cost {
  const lists = creations > 0 ? listsOfUp : 0;
  const looks = cancels > 0 ? 1 : 0;
  const requests = creations + cancels + lists + looks;
  const { requestsPerSecond, burst, quotaRemaining, changesLeft } = access;
  return {
    creations,
    cancels,
    lists,
    looks,
    requests,
    seconds: Math.max(0, requests - burst.value) / requestsPerSecond.value,
    ...(quotaRemaining.value > 0 && { percentOfRemaining: (100 * requests) / quotaRemaining.value }),
    isWithinQuota: requests === 0 || requests <= changesLeft,
  };
}
