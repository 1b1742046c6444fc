import type { DatabaseSync } from "node:sqlite";
import type { BillingInfo, BillingPeriod } from "./tenant";

/** What a tenant of this moment owes: one licence from today on, nothing before. */
export function firstBilling(now: Date): BillingInfo {
  return {
    currentUserLicenses: 1,
    currentBillingPeriod: period(now, 0, 1),
    previousBillingPeriod: period(now, -1, 0),
  };
}

/** The figures one month on: another licence and another printing user, so that every one of them differs. */
export function nextBilling({ currentUserLicenses, currentBillingPeriod: current }: BillingInfo): BillingInfo {
  const end = new Date(current.periodEnd);
  return {
    currentUserLicenses: currentUserLicenses + 1,
    currentBillingPeriod: {
      periodStart: current.periodEnd,
      periodEnd: monthsAfter(end, 1),
      printingUsers: current.printingUsers + 1,
      userLicenses: current.userLicenses + 1,
    },
    previousBillingPeriod: current,
  };
}

/** Writes the figures of tenants, by insert or in place. */
export class BillingStore {
  readonly #save;

  constructor(db: DatabaseSync) {
    this.#save = db.prepare("INSERT OR REPLACE INTO billing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  }

  save(tenantId: string, billing: BillingInfo): void {
    const { currentBillingPeriod: current, previousBillingPeriod: previous } = billing;
    this.#save.run(tenantId, billing.currentUserLicenses, ...columns(current), ...columns(previous));
  }
}

function columns(of: BillingPeriod): [string, string, number, number] {
  return [of.periodStart, of.periodEnd, of.printingUsers, of.userLicenses];
}

function period(now: Date, fromMonth: number, toMonth: number): BillingPeriod {
  return {
    periodStart: monthsAfter(now, fromMonth),
    periodEnd: monthsAfter(now, toMonth),
    printingUsers: Math.max(0, toMonth),
    userLicenses: Math.max(0, toMonth),
  };
}

/** The same day of another month, or that month's last one where it has none such. */
function monthsAfter(date: Date, months: number): string {
  const moved = new Date(date);
  moved.setUTCMonth(date.getUTCMonth() + months);
  // JavaScript takes the 31st of a month of 30 days for the 1st of the next.
  if (moved.getUTCDate() !== date.getUTCDate()) moved.setUTCDate(0);
  return moved.toISOString();
}
