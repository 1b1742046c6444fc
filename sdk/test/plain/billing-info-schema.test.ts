import { billingInfoSchema } from "../../src/wire/billing-info";
import { period, unmeasurable, wireBillingInfo, wirePeriod } from "../wire-tenant";

describe("billing information on the wire", () => {
  it("is the API page's", () => {
    expect(billingInfoSchema.parse(wireBillingInfo())).toEqual({
      currentUserLicenses: 1,
      currentBillingPeriod: period,
      previousBillingPeriod: period,
    });
  });

  it.each(["current_user_licenses", "current_billing_period", "previous_billing_period"])(
    "may lack its %s, which is then absent",
    (key) => {
      for (const value of [undefined, null]) {
        const info = billingInfoSchema.parse({ ...wireBillingInfo(), [key]: value });
        expect(Object.keys(info)).toHaveLength(2);
        expect(Object.values(info)).not.toContain(undefined);
      }
    },
  );

  it.each(["period_start", "period_end", "printing_users", "user_licenses"])(
    "may lack a period's %s, so that a new tenant is never unreadable",
    (key) => {
      for (const value of [undefined, null]) {
        const info = billingInfoSchema.parse({ previous_billing_period: { ...wirePeriod, [key]: value } });
        expect(Object.keys(info.previousBillingPeriod ?? {})).toHaveLength(3);
      }
    },
  );

  it("has no control characters in its dates: they come to a terminal", () => {
    const odd = { ...wirePeriod, period_start: "\u001b[2J2017", period_end: "2018\u202e" };
    expect(billingInfoSchema.parse({ current_billing_period: odd }).currentBillingPeriod).toMatchObject({
      periodStart: " [2J2017",
      periodEnd: "2018 ",
    });
  });

  it("keeps zeros, which are figures", () => {
    expect(billingInfoSchema.parse({ current_user_licenses: 0 })).toEqual({ currentUserLicenses: 0 });
  });

  it.each(["many", "7", true, [], {}, Infinity, unmeasurable])(
    "has no figure, date or period where %j stands, and keeps the others",
    (odd) => {
      expect(billingInfoSchema.parse({ ...wireBillingInfo(), current_user_licenses: odd })).toEqual({
        currentBillingPeriod: period,
        previousBillingPeriod: period,
      });
      const inPeriod = { ...wirePeriod, printing_users: odd, period_end: typeof odd === "string" ? 7 : odd };
      expect(billingInfoSchema.parse({ current_user_licenses: 1, current_billing_period: inPeriod })).toEqual({
        currentUserLicenses: 1,
        currentBillingPeriod: { periodStart: period.periodStart, userLicenses: 1 },
      });
    },
  );

  it.each(["one", 7, true, []])("has no period where %j stands", (odd) => {
    expect(billingInfoSchema.parse({ current_user_licenses: 0, current_billing_period: odd })).toEqual({
      currentUserLicenses: 0,
    });
  });
});
