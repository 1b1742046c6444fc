import { checkOption, refuseUnknown, wholeNumber } from "../common/check-option";
import { isObject } from "../common/is-object";
import type { BillingInfo, BillingPeriod } from "../store/tenant";
import type { BillingChange } from "./handle";

const COUNTS = ["printingUsers", "userLicenses"] as const satisfies readonly (keyof BillingPeriod)[];
const MOMENTS = ["periodStart", "periodEnd"] as const satisfies readonly (keyof BillingPeriod)[];
const PERIODS = ["currentBillingPeriod", "previousBillingPeriod"] as const satisfies readonly (keyof BillingInfo)[];

/** More than there are people; and what JSON, SQLite and JavaScript all count exactly. */
const MOST = 1_000_000_000;

const TO_THE_SECOND = "2030-01-15T00:00:00".length;
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/** A tenant's figures with some of them changed; throws an `OptionsError` for what no figure can be. */
export function changedBilling(billing: BillingInfo, change: BillingChange): BillingInfo {
  refuseUnknown(change, ["currentUserLicenses", ...PERIODS]);
  const { currentUserLicenses = billing.currentUserLicenses } = change;
  return {
    currentUserLicenses: wholeNumber("currentUserLicenses", currentUserLicenses, 0, MOST),
    currentBillingPeriod: changedPeriod(billing.currentBillingPeriod, change.currentBillingPeriod),
    previousBillingPeriod: changedPeriod(billing.previousBillingPeriod, change.previousBillingPeriod),
  };
}

function changedPeriod(period: BillingPeriod, change: Partial<BillingPeriod> = {}): BillingPeriod {
  checkOption(isObject(change), "a billing period", "an object");
  refuseUnknown(change, [...MOMENTS, ...COUNTS]);
  const changed = { ...period, ...change };
  for (const name of COUNTS) wholeNumber(name, changed[name], 0, MOST);
  for (const name of MOMENTS) checkOption(isMoment(changed[name]), name, "a moment in UTC: 2030-01-15T00:00:00.000Z");
  return changed;
}

function isMoment(given: unknown): boolean {
  if (typeof given !== "string" || !UTC.test(given) || Number.isNaN(Date.parse(given))) return false;
  // JavaScript takes the 31st of February for the 3rd of March.
  return new Date(given).toISOString().slice(0, TO_THE_SECOND) === given.slice(0, TO_THE_SECOND);
}
