import { refill } from "../../throttle/bucket-state";
import { countOne, figuresOf, keptFor } from "../../throttle/quota-book";
import { begin } from "./changes";
import { addToCounter } from "./counters";
import type { Ledger, StoreTime } from "./ledger";
import { forgetDead, join, leave, setLimits } from "./members";
import type { Message, OtherFormat, Reply, Sharer } from "./message";
import { isOfOtherFormat, openLedger, timeOf } from "./open";
import { endRequest, grant, holdOnly } from "./permits";
import { nextInMs } from "./queue";
import { talkOfToken } from "./tokens";

/** Takes a message into the ledger, and answers it. What is handed in is changed; what is handed back is to be kept. */
export function step(
  kept: Ledger | undefined,
  message: Message,
  time: StoreTime,
): { ledger: Ledger; reply: Reply | OtherFormat } {
  const nowMs = timeOf(kept, time);
  if (kept !== undefined && isOfOtherFormat(kept, nowMs)) return { ledger: kept, reply: { otherFormat: kept.format } };
  const ledger = openLedger(kept, message, { ...time, nowMs });
  forgetDead(ledger, nowMs);
  // A message that came by another way, later than the next one: nobody waits for its answer.
  const lastNumber = ledger.members[message.member]?.number ?? 0;
  const isLate = message.number < lastNumber;
  const outcome = isLate ? nothing : carryOut(ledger, message, message.number === lastNumber, nowMs);
  const reply = { ...stateOf(ledger, message, nowMs), ...outcome };
  if (message.isLeaving && !isLate) leave(ledger, message.member, nowMs);
  return { ledger, reply };
}

/** What a message brings about. */
type Outcome = Pick<Reply, "granted" | "refused" | "begun" | "begins" | "token" | "counter">;

const nothing: Outcome = { granted: {}, refused: "none", begun: 0, begins: "wait" };

function carryOut(ledger: Ledger, message: Message, isRepeated: boolean, nowMs: number): Outcome {
  join(ledger, message, nowMs);
  setLimits(ledger);
  refill(ledger.bucket, nowMs);
  for (const ended of message.ended) endRequest(ledger, ended, nowMs);
  holdOnly(ledger, message, nowMs);
  const uncounted = isRepeated ? 0 : message.sentOutside;
  for (let sent = 0; sent < uncounted; sent += 1) countOne(ledger.quota, nowMs);
  const outcome: Outcome = { ...begin(ledger, message, nowMs), ...grant(ledger, message, nowMs) };
  const token = talkOfToken(ledger, message, nowMs);
  if (token !== undefined) outcome.token = token;
  const counter = addToCounter(ledger, message, isRepeated, nowMs);
  if (counter !== undefined) outcome.counter = counter;
  return outcome;
}

/** What everybody is told. */
function stateOf(ledger: Ledger, { member, wantsSharers }: Message, nowMs: number): Omit<Reply, keyof Outcome> {
  const { bucket, quota, epoch, version } = ledger;
  const { requestsPerSecond, burst, isServerRate, level } = bucket;
  return {
    ...{ epoch, version, requestsPerSecond, burst, isServerRate, level },
    share: ledger.members[member]?.share ?? 0,
    nextInMs: nextInMs(ledger, member, nowMs),
    haltMs: Math.max(0, bucket.haltedUntilMs - nowMs),
    quota: {
      ...figuresOf(quota, nowMs),
      changesWaiting: ledger.members[member]?.reserved ?? 0,
      kept: keptFor(quota),
      used: quota.server.used,
      usedEndsInMs: quota.server.renewsAtMs - nowMs,
    },
    sharers: wantsSharers ? sharersOf(ledger, nowMs) : {},
  };
}

function sharersOf({ members, permits }: Ledger, nowMs: number): Record<string, Sharer> {
  const sharers: Record<string, Sharer> = {};
  for (const id in members) {
    const member = members[id];
    if (member === undefined) continue;
    let inFlight = 0;
    for (const permit in permits) if (permits[permit]?.member === id) inFlight += 1;
    const { who, joinedAtMs, waiting, changesUnderWay } = member;
    sharers[id] = { who, sinceMs: nowMs - joinedAtMs, waiting, inFlight, changesUnderWay };
  }
  return sharers;
}
