import { checkOption, nonEmptyText, refuseUnknown } from "../common/check-option";
import { checkLimits, LIMIT_NAMES, type LimitSettings } from "../limits/limit-settings";
import { parseAccess, type AccessState } from "./access-state";
import { ENTITLEMENTS } from "./entitlements";

/** A partner and a client of its. A further client is added with the same `partnerId`. */
export interface PartnerOptions {
  /** 1 to 100 characters with no space or slash, and not `.` or `..`. */
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

export const PARTNER_NAMES = [
  "partnerId",
  "clientId",
  "clientSecret",
  "access",
  ...LIMIT_NAMES,
] as const satisfies readonly (keyof PartnerOptions)[];

/** Throws an `OptionsError` for an id, a secret, an access state or a limit that cannot be, or an option that there is not. */
export function checkPartner(options: PartnerOptions): void {
  refuseUnknown(options, PARTNER_NAMES);
  const { partnerId, clientId, clientSecret, access = "starter" } = options;
  // The page calls it a uuid, yet its own example is none: any text must pass.
  const isId = typeof partnerId === "string" && /^(?!\.{1,2}$)[^/\s]{1,100}$/.test(partnerId);
  // In a path, one or two dots mean another place.
  checkOption(isId, "partnerId", "1 to 100 characters with no space or slash, and not . or ..");
  nonEmptyText("clientId", clientId);
  nonEmptyText("clientSecret", clientSecret);
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
