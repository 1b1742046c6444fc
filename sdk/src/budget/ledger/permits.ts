import { noteRefusal, putBack, takeOne } from "../../throttle/bucket-state";
import { correctWindow, countOne, hasRoom } from "../../throttle/quota-book";
import type { Ledger } from "./ledger";
import { ceilingOf, dropPermits, noLimit } from "./members";
import type { EndedRequest, Message, Reply } from "./message";
import { isTurn, placeOf, setWaiting } from "./queue";
import { only } from "./records";

/** Takes in what has become of a request. */
export function endRequest(ledger: Ledger, ended: EndedRequest, nowMs: number): void {
  const { id } = ended;
  const { bucket, quota, said } = ledger;
  const permit = ledger.permits[id];
  ledger.permits = only(ledger.permits, (_, otherId) => otherId !== id);
  ledger.isOpen = true;
  if (ended.haltMs !== undefined) noteRefusal(bucket, nowMs, ended.haltMs);
  if (ended.bucket.requestsPerSecond !== undefined) said.requestsPerSecond = ended.bucket.requestsPerSecond;
  if (ended.bucket.burst !== undefined) said.burst = ended.bucket.burst;
  if (ended.quota?.limit !== undefined) said.dailyQuota = ended.quota.limit;
  // One of which the ledger knows nothing was let out before it began: of what was answered since nothing is known.
  if (permit === undefined) bucket.inFlight += 1;
  const answeredBefore = permit?.answeredBefore ?? -noLimit;
  const answeredSince = bucket.answered - answeredBefore;
  putBack(bucket, nowMs, answeredBefore, ended.bucket, ceilingOf(ledger));
  if (ended.quota === undefined) return;
  correctWindow(quota.server, nowMs, ended.quota, { inFlight: bucket.inFlight, answeredSince });
}

/** Notes what a member holds, as it says it: what it does not hold has ended, and what the ledger has lost comes back. */
export function holdOnly(ledger: Ledger, { member, holding, wants }: Message, nowMs: number): void {
  const held: Record<string, true> = {};
  for (const id in holding) held[id] = true;
  // The answer that let it out may have been lost: it is asked for again. But what was let out before the ledger was lost, and
  // never sent, is let out anew: its token is not in what was put down for that time.
  for (const { id } of wants) if (isOfThisLedger(ledger, id)) held[id] = true;
  dropPermits(ledger, member, held, nowMs);
  const { bucket } = ledger;
  for (const id in holding) {
    if (ledger.permits[id] !== undefined) continue;
    // It was let out before the ledger lost it: of what was answered since nothing is known.
    ledger.permits[id] = { member, answeredBefore: -noLimit };
    bucket.inFlight += 1;
  }
  bucket.level = Math.min(bucket.level, Math.max(bucket.burst - bucket.inFlight, 0));
}

/** Whether a request was let out since the ledger was last known to be whole. */
const isOfThisLedger = ({ permits }: Ledger, id: string): boolean =>
  (permits[id]?.answeredBefore ?? -noLimit) > -noLimit;

/** Lets those requests of a member out whose turn has come, and counts them. */
export function grant(
  ledger: Ledger,
  { member: id, wants, waiting }: Message,
  nowMs: number,
): Pick<Reply, "granted" | "refused"> {
  const { bucket, quota, permits } = ledger;
  const member = ledger.members[id];
  const granted: Record<string, true> = {};
  let refused: Reply["refused"] = "none";
  if (member === undefined) return { granted, refused };
  let count = 0;
  for (const want of wants) {
    if (permits[want.id] === undefined) continue;
    granted[want.id] = true;
    count += 1;
  }
  setWaiting(member, waiting - count, nowMs);
  const levelBefore = bucket.level;
  let taken = 0;
  for (const want of wants) {
    if (granted[want.id] !== undefined) continue;
    if (bucket.haltedUntilMs > nowMs || (!ledger.isOpen && bucket.inFlight > 0)) break;
    if (!isTurn(ledger, levelBefore, placeOf(ledger, id, taken + 1), taken)) break;
    if (!hasRoom(quota, nowMs, want.kind !== "read")) {
      if (want.kind !== "read") {
        refused = "all";
        break;
      }
      refused = "reads";
      continue;
    }
    takeOne(bucket);
    countOne(quota, nowMs);
    permits[want.id] = { member: id, answeredBefore: bucket.answered };
    granted[want.id] = true;
    taken += 1;
  }
  if (taken > 0) member.turnMs = nowMs;
  setWaiting(member, waiting - count - taken, nowMs);
  return { granted, refused };
}
