import type { System } from "../common/system";
import { lifetimeOf, renewAfterMs } from "../common/token-life";
import { isBudgetError } from "../errors/budget-error";
import type { TokenAnswer } from "../wire/token";
import type { Reply, TokenTalk } from "./ledger/message";
import type { TokenSeal } from "./sealed-token";
import type { SharedBudget } from "./shared-budget";

/** How often one who waits for another's new token asks for it. */
const asksAgainMs = 100;

const never = new AbortController().signal;

/**
 * Gets a token for one of those who share a budget: the one that is kept, or a new one, which one gets and the others wait
 * for. Without the store it gets its own.
 *
 * @param request sends one token request
 * @returns what gets a token; its argument is one that the API rejected
 */
export function createSharedToken(
  budget: Pick<SharedBudget, "ask" | "endRenewal">,
  seal: TokenSeal,
  request: () => Promise<TokenAnswer>,
  system: System,
): (rejected?: string) => Promise<TokenAnswer> {
  /** Without the store everybody gets a token of his own. */
  async function say(talk: Partial<TokenTalk>): Promise<Reply["token"]> {
    try {
      return (await budget.ask({ token: { slot: seal.slot, wants: false, ...talk } }, never)).token;
    } catch (error) {
      if (!isBudgetError(error)) throw error;
      return undefined;
    }
  }

  /** From the answer on that says so, each message says that it is being renewed, until it is over. */
  async function renew(): Promise<TokenAnswer> {
    const requestedAtMs = system.now();
    try {
      const answer = await request();
      const { accessToken, lifetimeMs } = answer;
      // Its lifetime cannot have begun before the request.
      const livesMs = renewAfterMs(lifetimeMs) - (system.now() - requestedAtMs);
      await say({ put: { sealed: seal.seal(accessToken), tag: seal.tagOf(accessToken), livesMs } });
      return { ...answer, refreshToken: undefined };
    } finally {
      budget.endRenewal();
    }
  }

  return async (rejected) => {
    let drop = rejected === undefined ? {} : { drop: seal.tagOf(rejected) };
    for (;;) {
      const kept = await say({ wants: true, ...drop });
      if (kept === undefined) return request();
      if (kept === "renew") return renew();
      if (kept === "wait") {
        await system.sleep(asksAgainMs);
        continue;
      }
      const accessToken = seal.open(kept.sealed);
      if (accessToken !== undefined) {
        return { accessToken, refreshToken: undefined, lifetimeMs: lifetimeOf(kept.livesMs) };
      }
      drop = { drop: kept.tag };
    }
  };
}
