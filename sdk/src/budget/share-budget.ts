import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { digest } from "../common/digest";
import type { Notice } from "../common/log";
import type { TokenAnswer } from "../wire/token";
import type { BudgetPlace } from "./budget-place";
import type { BudgetOptions, ClientBudget } from "./client-budget";
import { openStore } from "./open-store";
import { createTokenSeal } from "./sealed-token";
import { createSharedBudget } from "./shared-budget";
import { createSharedToken } from "./shared-token";

/** A budget that is kept at a place where others have it too, and the token beside it. */
export function shareBudget(
  place: BudgetPlace,
  options: BudgetOptions,
  requestToken: () => Promise<TokenAnswer>,
  warn: Notice,
): Required<ClientBudget> {
  const { authUrl, credentials, who, limits, maxHaltMs, system } = options;
  const budget = createSharedBudget({
    store: openStore(place, budgetKey(options), options.certificateAuthorities),
    member: randomUUID(),
    who: `${who}, process ${process.pid} of machine ${digest(hostname()).slice(0, 6)}`,
    ...{ limits, maxHaltMs, system, warn },
  });
  const seal = createTokenSeal(`${authUrl.href} ${credentials.clientId}`, credentials.clientSecret);
  return { budget, getToken: createSharedToken(budget, seal, requestToken, system) };
}

/** Who has the same partner and the same API shares the limit. The key tells neither. */
function budgetKey({ apiUrl, partnerId }: BudgetOptions): string {
  return `pulumi-printix:budget:${digest(`${apiUrl.origin} ${partnerId.toLowerCase()}`).slice(0, 32)}`;
}
