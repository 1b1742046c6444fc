import type { KeptToken, Ledger } from "./ledger";
import type { Message, Reply } from "./message";

/** One member gets a new token, and the others wait for it. Who dies over it is followed by the next who asks. */
export function talkOfToken(ledger: Ledger, { member, token: talk }: Message, nowMs: number): Reply["token"] {
  if (talk === undefined) return undefined;
  const { slot, put, drop, wants, hasGivenUp } = talk;
  const kept: KeptToken = ledger.tokens[slot] ?? { renewAtMs: 0, renewer: "" };
  ledger.tokens[slot] = kept;
  if (put !== undefined) {
    kept.sealed = put.sealed;
    kept.tag = put.tag;
    kept.renewAtMs = nowMs + put.livesMs;
  }
  if (kept.renewer === member && (put !== undefined || hasGivenUp)) kept.renewer = "";
  if (drop !== undefined && kept.tag === drop) kept.renewAtMs = 0;
  if (!wants) return undefined;
  const { sealed, tag, renewAtMs } = kept;
  if (sealed !== undefined && tag !== undefined && renewAtMs > nowMs)
    return { sealed, tag, livesMs: renewAtMs - nowMs };
  if (kept.renewer !== member && ledger.members[kept.renewer] !== undefined) return "wait";
  kept.renewer = member;
  return "renew";
}
