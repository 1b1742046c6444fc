import { newBucket } from "../../throttle/bucket-state";
import { newBook } from "../../throttle/quota-book";
import type { Ledger, StoreTime } from "./ledger";
import { heartbeatMs, leaseMs, noLimit } from "./members";
import type { Message } from "./message";
import { countOf } from "./records";

/** One more with each release that changes what the ledger or a message means. */
export const ledgerFormat = 1;

/** Members say something more often than this. If nothing was heard for longer, they could not reach the store. */
const silentMs = 4_000;

/** A clock that is set back further than this tells nothing of what is kept. */
const clockSlackMs = 1_000;

/** Who cannot reach the store tries again more often than this: so long may somebody still send without asking. */
const comesBackMs = 500;

/** By then each member has said what it holds: it says something at least every `heartbeatMs`. */
const isHeardMs = heartbeatMs + comesBackMs;

/** The time of a message: a clock that is a little behind itself stands still. */
export function timeOf(kept: Ledger | undefined, { nowMs }: StoreTime): number {
  return kept === undefined || isClockLost(kept, nowMs) ? nowMs : Math.max(nowMs, kept.atMs);
}

/** Whether a ledger that is in use was written by another release, which may mean other things by it. */
export function isOfOtherFormat(kept: Ledger, nowMs: number): boolean {
  return kept.format !== ledgerFormat && nowMs - kept.atMs < leaseMs;
}

const isClockLost = (kept: Ledger, nowMs: number): boolean => nowMs < kept.atMs - clockSlackMs;

/**
 * The ledger that a message goes into: what is kept, or a new one. Where something may have happened that is not in it, its
 * bucket counts as empty, and nothing goes until everybody has been heard.
 */
export function openLedger(kept: Ledger | undefined, message: Message, { server, nowMs }: StoreTime): Ledger {
  if (kept === undefined || isClockLost(kept, nowMs) || kept.format !== ledgerFormat) {
    const begun = newLedger(message, server, nowMs);
    if (kept !== undefined) takeOverCounters(begun, kept);
    beQuiet(begun, message, isHeardMs, nowMs);
    takeOverQuota(begun, message, nowMs);
    return begun;
  }
  const ledger = kept;
  const { seen } = message;
  // Who may not ask which run it is says nothing.
  const isOther = server !== "" && ledger.server !== "" && ledger.server !== server;
  const wasAway = nowMs - ledger.atMs > silentMs && countOf(ledger.members) > 0;
  // The member has seen a later ledger, or another one: what it saw was lost.
  const hasSeenLater = seen?.epoch === ledger.epoch && seen.version > ledger.version;
  const hasSeenOther = seen !== undefined && seen.epoch !== ledger.epoch;
  const isNews = hasSeenLater || (hasSeenOther && nowMs - ledger.quietAtMs > leaseMs);
  if (isOther || isNews) beQuiet(ledger, message, isHeardMs, nowMs);
  else if (wasAway) beQuiet(ledger, message, comesBackMs, nowMs);
  if (hasSeenLater || hasSeenOther) takeOverQuota(ledger, message, nowMs);
  if (server !== "") ledger.server = server;
  ledger.version += 1;
  ledger.atMs = nowMs;
  return ledger;
}

function newLedger({ limits: { start }, fresh }: Message, server: string, nowMs: number): Ledger {
  return {
    ...{
      format: ledgerFormat,
      epoch: fresh,
      version: 1,
      atMs: nowMs,
      server,
      quietAtMs: nowMs,
      isOpen: false,
      said: {},
    },
    bucket: newBucket(start.requestsPerSecond, start.burst, 0, nowMs),
    quota: newBook(start.dailyQuota, noLimit),
    ...{ members: {}, permits: {}, tokens: {}, counters: {} },
  };
}

/**
 * Lets nothing out for a while, since something may be in flight that is not in the ledger, and credits nothing for a time
 * of which nobody knows what was sent in it.
 */
function beQuiet(ledger: Ledger, { fresh }: Message, ms: number, nowMs: number): void {
  const { bucket, permits } = ledger;
  // What was sent after these is not known, so their answers tell no level that still holds.
  for (const id in permits) {
    const permit = permits[id];
    if (permit !== undefined) permit.answeredBefore = -noLimit;
  }
  bucket.level = Math.min(bucket.level, (-comesBackMs / 1000) * bucket.requestsPerSecond);
  bucket.refilledAtMs = nowMs;
  bucket.haltedUntilMs = Math.max(bucket.haltedUntilMs, nowMs + ms);
  ledger.quietAtMs = nowMs;
  ledger.epoch = fresh;
}

/** The day's count is not lost with the ledger: who saw it last says it. */
function takeOverQuota({ quota: { server } }: Ledger, { seen }: Message, nowMs: number): void {
  if (seen === undefined || seen.quotaEndsInMs <= 0) return;
  if (nowMs >= server.renewsAtMs) {
    server.used = 0;
    server.beganAtMs = nowMs;
    server.renewsAtMs = nowMs + seen.quotaEndsInMs;
  }
  server.used = Math.max(server.used, seen.quotaUsed);
}

/** A count needs no clock. */
function takeOverCounters({ counters, atMs }: Ledger, kept: Ledger): void {
  for (const name in kept.counters) counters[name] = { count: kept.counters[name]?.count ?? 0, atMs };
}
