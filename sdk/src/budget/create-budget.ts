import type { Notice } from "../common/log";
import type { TokenAnswer } from "../wire/token";
import type { BudgetPlace } from "./budget-place";
import type { BudgetOptions, ClientBudget } from "./client-budget";
import { createOwnBudget } from "./own-budget";

/**
 * The budget of a client: one that others share, where that is configured, or its own.
 *
 * @param requestToken sends one token request
 */
export function createBudget(
  place: BudgetPlace | undefined,
  options: BudgetOptions,
  requestToken: () => Promise<TokenAnswer>,
  warn: Notice,
): ClientBudget {
  if (place) {
    // Most clients share with nobody: what is needed for it is loaded where it is used.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { shareBudget } = require("./share-budget") as typeof import("./share-budget");
    return shareBudget(place, options, requestToken, warn);
  }
  const { limits, maxHaltMs, system } = options;
  return { budget: createOwnBudget({ ...limits.start, ceiling: limits.ceiling, maxHaltMs }, system, warn) };
}
