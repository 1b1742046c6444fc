import { z } from "zod";
import type { BillingInfo, BillingPeriod } from "../model/billing-info";
import { withoutControls } from "./plain-text";

const text = z.string().transform(withoutControls);

const periodSchema = z
  .object({
    period_start: text.nullish(),
    period_end: text.nullish(),
    printing_users: z.number().nullish(),
    user_licenses: z.number().nullish(),
  })
  .transform((wire): BillingPeriod => ({
    ...(wire.period_start != null && { periodStart: wire.period_start }),
    ...(wire.period_end != null && { periodEnd: wire.period_end }),
    ...(wire.printing_users != null && { printingUsers: wire.printing_users }),
    ...(wire.user_licenses != null && { userLicenses: wire.user_licenses }),
  }));

/** Billing information (API page, "Get billing information"). A new tenant may lack any part of it. */
export const billingInfoSchema = z
  .object({
    current_user_licenses: z.number().nullish(),
    current_billing_period: periodSchema.nullish(),
    previous_billing_period: periodSchema.nullish(),
  })
  .transform((wire): BillingInfo => ({
    ...(wire.current_user_licenses != null && { currentUserLicenses: wire.current_user_licenses }),
    ...(wire.current_billing_period != null && { currentBillingPeriod: wire.current_billing_period }),
    ...(wire.previous_billing_period != null && { previousBillingPeriod: wire.previous_billing_period }),
  }));

const known = ["_links", "current_user_licenses", "current_billing_period", "previous_billing_period"];

/** The same as an answer of its own. Every part of it may be absent, so one with other parts alone is something else. */
export const billingAnswerSchema = z
  .looseObject({})
  .refine((body) => Object.keys(body).length === 0 || known.some((key) => key in body), "holds no billing information")
  .pipe(billingInfoSchema);
