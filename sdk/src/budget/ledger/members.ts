import { refill, setBurst, type BucketCeiling } from "../../throttle/bucket-state";
import { leftOf } from "../../throttle/quota-book";
import type { Ledger, Member } from "./ledger";
import type { Message } from "./message";
import { countOf, only } from "./records";

/** A member of which nothing was heard for so long is dead: what it held is free again. */
export const leaseMs = 10_000;

/** A new run does not keep to a longer halt before it has asked itself. */
const longestHaltMs = 60_000;

/** How often a member says something, if it has nothing to say. */
export const heartbeatMs = 2_000;

/** Takes out who is dead. Where nobody is left, the API may have changed its mind: one request goes alone again. */
export function forgetDead(ledger: Ledger, nowMs: number): void {
  const dead = only(ledger.members, ({ leaseEndsAtMs }) => leaseEndsAtMs <= nowMs);
  for (const id in dead) leave(ledger, id, nowMs);
  if (countOf(ledger.members) > 0) return;
  ledger.isOpen = false;
  ledger.said = {};
  const { bucket, quota } = ledger;
  bucket.hasRefused = false;
  // An own client asks again in each run, whatever the last one was told: a word of long ago may have been wrong.
  if (bucket.haltedUntilMs - nowMs > longestHaltMs) bucket.haltedUntilMs = nowMs;
  if (leftOf(quota.server, nowMs) < 1) quota.server.used = quota.server.limit - 1;
}

/** Notes what a member says of itself. */
export function join(ledger: Ledger, message: Message, nowMs: number): void {
  const { member: id, number, renews, who, limits, lookupCost, changesUnderWay, reserved } = message;
  const known = ledger.members[id];
  const member: Member = {
    ...{ number, renews, who, limits, lookupCost, changesUnderWay, reserved },
    beginsSinceMs: known?.beginsSinceMs ?? 0,
    joinedAtMs: known?.joinedAtMs ?? nowMs,
    leaseEndsAtMs: nowMs + leaseMs,
    turnMs: known?.turnMs ?? 0,
    waiting: known?.waiting ?? 0,
    ...{ share: 0, largestShare: 0, toldVersion: ledger.version },
  };
  ledger.members[id] = member;
  member.share = freeShare(ledger, id);
  member.largestShare = Math.max(member.share, knownShare(known, message));
  if (known?.counted !== undefined) member.counted = known.counted;
  tally(ledger);
}

/** Takes a member out that has said good-bye, or is dead. */
export function leave(ledger: Ledger, id: string, nowMs: number): void {
  ledger.members = only(ledger.members, (_, otherId) => otherId !== id);
  dropPermits(ledger, id, {}, nowMs);
}

/** Forgets the requests of a member that it does not hold: no answer of theirs will come. */
export function dropPermits(ledger: Ledger, member: string, held: Record<string, true>, nowMs: number): void {
  const { bucket, permits } = ledger;
  ledger.permits = only(permits, (permit, id) => permit.member !== member || held[id] !== undefined);
  const dropped = countOf(permits) - countOf(ledger.permits);
  if (dropped === 0) return;
  refill(bucket, nowMs);
  bucket.inFlight -= dropped;
  bucket.answered += dropped;
}

/** What a member may take for its share: what it was told last, if it says that it knows that, or the largest before. */
function knownShare(known: Member | undefined, { seen }: Message): number {
  if (known === undefined) return 0;
  return seen !== undefined && seen.version >= known.toldVersion ? known.share : known.largestShare;
}

/** An equal share of the limit, but never more than what the others were not told to be theirs. */
function freeShare({ members }: Ledger, id: string): number {
  let count = 0;
  let others = 0;
  for (const otherId in members) {
    count += 1;
    if (otherId !== id) others += members[otherId]?.largestShare ?? 0;
  }
  return Math.max(0, Math.min(1 / count, 1 - others));
}

/** Adds up the changes of all members. */
function tally({ members, quota }: Ledger): void {
  quota.changesUnderWay = 0;
  quota.reserved = 0;
  quota.lookupCost = 1;
  for (const id in members) {
    quota.changesUnderWay += members[id]?.changesUnderWay ?? 0;
    quota.reserved += members[id]?.reserved ?? 0;
    quota.lookupCost = Math.max(quota.lookupCost, members[id]?.lookupCost ?? 1);
  }
}

/** The lowest of the limits that are configured. */
export function ceilingOf({ members }: Ledger): BucketCeiling {
  let requestsPerSecond = Infinity;
  let burst = Infinity;
  for (const id in members) {
    const ceiling = members[id]?.limits.ceiling;
    requestsPerSecond = Math.min(requestsPerSecond, ceiling?.requestsPerSecond ?? Infinity);
    burst = Math.min(burst, ceiling?.burst ?? Infinity);
  }
  return { requestsPerSecond, burst };
}

/** The limits in force: what the API said, or else where the members start, and never more than what one has configured. */
export function setLimits(ledger: Ledger): void {
  const { bucket, said, quota, members } = ledger;
  const { requestsPerSecond: highestRate = Infinity, burst: highestBurst = Infinity } = ceilingOf(ledger);
  let { requestsPerSecond = Infinity, burst = Infinity, dailyQuota = Infinity } = said;
  let ceilingOfDay = Infinity;
  for (const id in members) {
    const limits = members[id]?.limits;
    if (limits === undefined) continue;
    if (said.requestsPerSecond === undefined) {
      requestsPerSecond = Math.min(requestsPerSecond, limits.start.requestsPerSecond);
    }
    if (said.burst === undefined) burst = Math.min(burst, limits.start.burst);
    if (said.dailyQuota === undefined) dailyQuota = Math.min(dailyQuota, limits.start.dailyQuota);
    ceilingOfDay = Math.min(ceilingOfDay, limits.ceiling.dailyQuota ?? Infinity);
  }
  bucket.requestsPerSecond = Math.min(requestsPerSecond, highestRate);
  bucket.isServerRate = said.requestsPerSecond !== undefined && said.requestsPerSecond < highestRate;
  setBurst(bucket, Math.min(burst, highestBurst));
  quota.server.limit = dailyQuota;
  if (quota.own !== undefined) quota.own.limit = Math.min(ceilingOfDay, noLimit);
}

/** More than any limit that somebody configures; JSON knows no infinity. */
export const noLimit = 1e15;
