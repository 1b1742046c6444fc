import { z } from "zod";
import type { BillingInfo, BillingPeriod } from "../model/billing-info";
import { withoutControls } from "./plain-text";

// Each figure that cannot be read is left out: it must not hide the tenant.
const text = z.string().transform(withoutControls).nullish().catch(undefined);
const figure = z.number().nullish().catch(undefined);

const periodSchema = z
  .object({ period_start: text, period_end: text, printing_users: figure, user_licenses: figure })
  .transform((wire): BillingPeriod => ({
    ...(wire.period_start != null && { periodStart: wire.period_start }),
    ...(wire.period_end != null && { periodEnd: wire.period_end }),
    ...(wire.printing_users != null && { printingUsers: wire.printing_users }),
    ...(wire.user_licenses != null && { userLicenses: wire.user_licenses }),
  }));
const period = periodSchema.nullish().catch(undefined);

/** Billing information (API page, "Get billing information"). A new tenant may lack any part of it. */
export const billingInfoSchema = z
  .object({ current_user_licenses: figure, current_billing_period: period, previous_billing_period: period })
  .transform((wire): BillingInfo => ({
    ...(wire.current_user_licenses != null && { currentUserLicenses: wire.current_user_licenses }),
    ...(wire.current_billing_period != null && { currentBillingPeriod: wire.current_billing_period }),
    ...(wire.previous_billing_period != null && { previousBillingPeriod: wire.previous_billing_period }),
  }));

const parts = ["current_user_licenses", "current_billing_period", "previous_billing_period"];
const known = ["_links", ...parts];

/**
 * The same, as an answer of its own. Each part may be absent; but a body with only unknown parts is something else, and one
 * of which no part can be read is no answer.
 */
export const billingAnswerSchema = z
  .looseObject({})
  .refine((body) => Object.keys(body).length === 0 || known.some((key) => key in body), "holds no billing information")
  .transform((body, context): BillingInfo => {
    const info = billingInfoSchema.parse(body);
    const hasAnyPart = parts.some((key) => body[key] != null);
    if (!hasAnyPart || Object.keys(info).length > 0) return info;
    context.addIssue({ code: "custom", message: "holds no billing information that can be read" });
    return z.NEVER;
  });
