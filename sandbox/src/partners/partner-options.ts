import { parseAccess, type AccessState } from "../access/access-state";
import { ENTITLEMENTS } from "../access/entitlements";
import { checkLimits } from "../limits/check-limits";
import type { LimitSettings } from "../limits/limit-settings";
import { OptionsError } from "../options-error";

/** A partner and a client of its. A further client is added with the same `partnerId`. */
export interface PartnerOptions {
  /** 1 to 100 characters with no space or slash. */
  readonly partnerId: string;
  /** One that no other partner has. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** By default what the data file says, and `starter` where it says nothing. */
  readonly access?: AccessState | undefined;
  /** In place of the access state's own: average requests per second. */
  readonly requestsPerSecond?: number | undefined;
  /** In place of the access state's own: requests that may arrive at once. */
  readonly burst?: number | undefined;
  /** In place of the access state's own: requests in 24 hours. */
  readonly dailyQuota?: number | undefined;
}

/** Throws an `OptionsError` for an id, a secret, an access state or a limit that cannot be. */
export function checkPartner(options: PartnerOptions): void {
  const { partnerId, clientId, clientSecret, access = "starter" } = options;
  // The page calls it a uuid, yet its own example is none: any text must pass.
  if (typeof partnerId !== "string" || !/^[^/\s]{1,100}$/.test(partnerId)) {
    throw new OptionsError("partnerId", "1 to 100 characters with no space or slash");
  }
  checkText("clientId", clientId);
  checkText("clientSecret", clientSecret);
  checkLimits({ ...ENTITLEMENTS[parseAccess(access)].limits, ...givenLimits(options) });
}

/** The limits that are given in place of the access state's own. */
export function givenLimits({ requestsPerSecond, burst, dailyQuota }: PartnerOptions): Partial<LimitSettings> {
  return {
    ...(requestsPerSecond !== undefined && { requestsPerSecond }),
    ...(burst !== undefined && { burst }),
    ...(dailyQuota !== undefined && { dailyQuota }),
  };
}

/** What comes over the control API is of any type. */
function checkText(option: string, given: unknown): void {
  if (typeof given !== "string" || given === "") throw new OptionsError(option, "a text");
}
