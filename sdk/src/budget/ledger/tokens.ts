import type { KeptToken, Ledger } from "./ledger";
import type { Message, Reply } from "./message";
import { only } from "./records";

/** Nobody asks for a token any more that had to be renewed so long ago: its secret was replaced. */
const keptMs = 60 * 60 * 1000;

/**
 * One member gets a new token, and the others wait for it. Each message of its says so; who dies over it, or gives up, is
 * followed by the next who asks.
 */
export function talkOfToken(ledger: Ledger, { member: id, token: talk }: Message, nowMs: number): Reply["token"] {
  if (talk === undefined) return undefined;
  const { slot, put, drop, wants } = talk;
  ledger.tokens = only(ledger.tokens, (token) => nowMs - token.renewAtMs < keptMs);
  const kept: KeptToken = ledger.tokens[slot] ?? { renewAtMs: nowMs };
  ledger.tokens[slot] = kept;
  if (put !== undefined) {
    kept.sealed = put.sealed;
    kept.tag = put.tag;
    kept.renewAtMs = nowMs + put.livesMs;
  }
  if (drop !== undefined && kept.tag === drop) kept.renewAtMs = nowMs;
  if (!wants) return undefined;
  const { sealed, tag, renewAtMs } = kept;
  if (sealed !== undefined && tag !== undefined && renewAtMs > nowMs)
    return { sealed, tag, livesMs: renewAtMs - nowMs };
  for (const otherId in ledger.members) {
    if (otherId !== id && ledger.members[otherId]?.renews === slot) return "wait";
  }
  const member = ledger.members[id];
  if (member !== undefined) member.renews = slot;
  return "renew";
}
