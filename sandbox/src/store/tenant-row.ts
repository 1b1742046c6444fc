import { integer, optionalText, text, type Row } from "./row";
import type { BillingPeriod, SandboxTenant } from "./tenant";

export function toTenant(row: Row): SandboxTenant {
  const cancelledAt = optionalText(row, "cancelled_at");
  return {
    id: text(row, "id"),
    partnerId: text(row, "partner_id"),
    tenantName: text(row, "tenant_name"),
    tenantDomain: text(row, "tenant_domain"),
    hasInitialUser: integer(row, "has_initial_user") === 1,
    isInitialUserAdmin: integer(row, "is_initial_user_admin") === 1,
    createdAt: text(row, "created_at"),
    ...(cancelledAt === undefined ? {} : { cancelledAt }),
    billing: {
      currentUserLicenses: integer(row, "current_user_licenses"),
      currentBillingPeriod: toPeriod(row, "current"),
      previousBillingPeriod: toPeriod(row, "previous"),
    },
  };
}

function toPeriod(row: Row, which: "current" | "previous"): BillingPeriod {
  return {
    periodStart: text(row, `${which}_period_start`),
    periodEnd: text(row, `${which}_period_end`),
    printingUsers: integer(row, `${which}_printing_users`),
    userLicenses: integer(row, `${which}_period_user_licenses`),
  };
}
