import { untilLevelMs } from "../../throttle/bucket-state";
import type { Ledger, Member } from "./ledger";

/**
 * Who waits is served in rounds: each member one request, who was served longest ago first. A newcomer counts as one that
 * was served this long before it came, so it goes to the front once; for longer nobody can be kept waiting by newcomers.
 */
const newcomerMs = 2_000;

/** Notes how many requests a member has waiting. */
export function setWaiting(member: Member, waiting: number, nowMs: number): void {
  if (member.waiting === 0 && waiting > 0) member.turnMs = Math.max(member.turnMs, nowMs - newcomerMs);
  member.waiting = waiting;
}

function isBefore(id: string, member: Member, otherId: string, other: Member): boolean {
  return member.turnMs === other.turnMs ? id < otherId : member.turnMs < other.turnMs;
}

/** How many requests may go before and with a member's n-th, in the rounds in which all are served. */
export function placeOf(ledger: Ledger, id: string, n: number): number {
  const member = ledger.members[id];
  if (member === undefined) return n;
  let place = n;
  for (const otherId in ledger.members) {
    const other = ledger.members[otherId];
    if (other === undefined || otherId === id) continue;
    place += Math.min(other.waiting, isBefore(otherId, other, id, member) ? n : n - 1);
  }
  return place;
}

/**
 * Whether a member's next request may go.
 *
 * @param levelBefore the level when its message came
 * @param place how many may go before and with it
 * @param taken how many of this message were let out: if the bucket is as full as it can be, those before it are late, and
 * one does not wait for them
 */
export function isTurn({ bucket }: Ledger, levelBefore: number, place: number, taken: number): boolean {
  const isFull = taken === 0 && bucket.level >= bucket.burst - bucket.inFlight;
  return bucket.level >= 1 && (levelBefore >= place || isFull);
}

/** When a member's next request has its turn, if all who are before it come for theirs. */
export function nextInMs(ledger: Ledger, id: string, nowMs: number): number {
  const { haltedUntilMs, requestsPerSecond } = ledger.bucket;
  const haltMs = haltedUntilMs - nowMs;
  const turnMs = untilLevelMs(ledger.bucket, placeOf(ledger, id, 1));
  // The turn has come, and nothing may be in flight beside what is: nobody tells when that has ended.
  return Math.max(haltMs, turnMs > 0 ? turnMs : 1000 / requestsPerSecond);
}
