import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { digest } from "../common/digest";
import type { Notice } from "../common/log";
import type { System } from "../common/system";
import type { Budget } from "./budget";
import type { BudgetPlace } from "./budget-place";
import type { MemberLimits } from "./ledger/ledger";
import { openStore } from "./open-store";
import { createOwnBudget } from "./own-budget";
import { createSharedBudget, type SharedBudget } from "./shared-budget";

export interface BudgetOptions {
  /** Absent where it is shared with nobody. */
  place: BudgetPlace | undefined;
  /** Whose limit it is: the partner's, at one API. */
  apiUrl: URL;
  partnerId: string;
  /** What others are told of this client. */
  who: string;
  limits: MemberLimits;
  maxHaltMs: number;
  certificateAuthorities: string[] | undefined;
  system: System;
}

/** The budget of a client: one that others share, where that is configured, or its own. */
export function createBudget(options: BudgetOptions, warn: Notice): { budget: Budget; shared?: SharedBudget } {
  const { place, who, limits, maxHaltMs, system } = options;
  const { start, ceiling } = limits;
  if (!place) return { budget: createOwnBudget({ ...start, ceiling, maxHaltMs }, system, warn) };
  const shared = createSharedBudget({
    store: openStore(place, budgetKey(options), options.certificateAuthorities),
    member: randomUUID(),
    who: `${who}, process ${process.pid} of machine ${digest(hostname()).slice(0, 6)}`,
    ...{ limits, maxHaltMs, system, warn },
  });
  return { budget: shared, shared };
}

/** Who has the same partner and the same API shares the limit. The key tells neither. */
function budgetKey({ apiUrl, partnerId }: BudgetOptions): string {
  return `pulumi-printix:budget:${digest(`${apiUrl.origin} ${partnerId.toLowerCase()}`).slice(0, 32)}`;
}
