import { digest } from "../common/digest";
import type { System } from "../common/system";
import { waitIn, type Waiter } from "../common/line";
import { BudgetError } from "../errors/budget-error";
import { quotaStatus } from "../throttle/daily-quota";
import { haltTooLong } from "../throttle/halt-words";
import { figuresOf, newBook } from "../throttle/quota-book";
import { quotaTooLow, warnWhenLow } from "../throttle/quota-words";
import type { Budget, BudgetStatus } from "./budget";
import { createChangeLine } from "./change-line";
import { createConversation } from "./conversation";
import type { MemberLimits } from "./ledger/ledger";
import { leaseMs } from "./ledger/members";
import { ledgerFormat } from "./ledger/open";
import type { Message, Reply, RequestKind } from "./ledger/message";
import { makesSense } from "./makes-sense";
import { createRequestLine } from "./request-line";
import type { BudgetStore } from "./store";

/** A budget that others draw on too, by way of a store. */
export interface SharedBudget extends Budget {
  /**
   * Says something beside the requests, and hands the answer back.
   * @throws BudgetError if the store cannot be reached
   * @throws the signal's reason if it aborts first
   */
  ask(aside: Aside, signal: AbortSignal): Promise<Reply>;
  /** The token is there that this client was to get anew, or cannot be had: until then others wait for it. */
  endRenewal(): void;
}

/** What may be said beside the requests. */
export type Aside = Pick<Message, "token" | "counter"> & { wantsSharers?: boolean };

export interface SharedBudgetParts {
  store: BudgetStore;
  /** Tells this member from all others. */
  member: string;
  /** What it is, in words that name no person and no machine. */
  who: string;
  limits: MemberLimits;
  /** In a halt that is longer than this, every waiting request fails at once. */
  maxHaltMs: number;
  system: System;
  warn: (line: string) => void;
}

/** An answer that took longer lets nothing out: the lease of what it grants may be over soon. */
const usableMs = 5_000;

/** A member that was not heard for so long may be taken for dead when its request arrives. */
const freshMs = leaseMs - 2_000;

/** Near the end of the quota a change waits until others have ended, which nobody tells. */
const beginsAgainMs = 1_000;

interface AskedAside extends Waiter<Reply> {
  aside: Aside;
}

export function createSharedBudget(parts: SharedBudgetParts): SharedBudget {
  const { store, member, who, limits, maxHaltMs, system } = parts;
  const asides: AskedAside[] = [];
  const warnOnce = warnWhenLow(system, parts.warn);
  let asked: AskedAside | undefined;
  let last: { reply: Reply; atMs: number } | undefined;
  let lookupCost = 1;
  let count = 0;
  let number = 0;
  let renews = "";
  let isLeaving = false;
  let isAway = false;
  const nextId = (): string => `${member}-${(count += 1)}`;
  const say = (): void => {
    conversation.say();
  };
  // Without the store, a request goes by this member's own share, which nobody takes away.
  const isFresh = (): boolean => isAway || (last !== undefined && system.now() - last.atMs < freshMs);
  const refusal = refusalBy(maxHaltMs, system);
  const requests = createRequestLine({ nextId, say, isFresh, refusal, maxHaltMs, system });
  const changes = createChangeLine(say, ({ quota }) =>
    quotaTooLow(quota, "no change was begun that could not be finished", system),
  );

  function compose(): Message {
    const [first] = asides;
    asked = first;
    return {
      ...{
        format: ledgerFormat,
        member,
        who,
        limits,
        lookupCost,
        renews,
        isLeaving,
        number: (number += 1),
        fresh: nextId(),
      },
      ...(last && { seen: seenIn(last.reply, system.now() - last.atMs) }),
      ...requests.told(),
      ...changes.told(),
      ...{ wantsSharers: false, ...first?.aside },
    };
  }

  function take(message: Message, reply: Reply, saidAtMs: number): void {
    if (!makesSense(reply)) throw new Error("its answer makes no sense");
    const nowMs = system.now();
    last = { reply, atMs: nowMs };
    isAway = false;
    // Known before the next message: that one says it.
    if (reply.token === "renew") renews = message.token?.slot ?? "";
    changes.take(message, reply);
    if (requests.take(message, reply, nowMs - saidAtMs <= usableMs)) say();
    if (asked && asked === asides[0]) asides.shift()?.resolve(reply);
    if (asides.length > 0) say();
    warnOnce(reply.quota);
  }

  function lose(reason: string): void {
    isAway = true;
    changes.lose(reason);
    // A member that was not heard for its lease counts as dead: others may have been told its share.
    const isShareMine = last !== undefined && system.now() - last.atMs < leaseMs;
    requests.lose(reason, isShareMine ? last?.reply : undefined);
    for (const { reject } of asides.splice(0)) reject(new BudgetError(reason, "it was not asked"));
  }

  function dueInMs(): number | undefined {
    if (changes.waiting() > 0) return beginsAgainMs;
    return requests.waiting() > 0 || asides.length > 0 ? (last?.reply.nextInMs ?? 0) : undefined;
  }

  function ask(aside: Aside, signal: AbortSignal): Promise<Reply> {
    return waitIn<Reply>((waiter) => {
      const entry = { ...waiter, aside };
      asides.push(entry);
      say();
      return () => asides.splice(asides.indexOf(entry), 1);
    }, signal);
  }

  const conversation = createConversation(store, { compose, take, lose, dueInMs }, system);

  return {
    acquire: (request, signal) => requests.acquire(request, signal),
    reserve: (signal) => changes.reserve(signal),
    setLookupCost: (pages) => {
      lookupCost = Math.max(1, pages);
    },
    level: () => Math.max(0, Math.floor(last?.reply.level ?? 0)),
    status: () => statusOf(limits, last?.reply, requests.sent(), system),
    ask,
    endRenewal: () => {
      renews = "";
      say();
    },
    count: async ({ name, ...counter }, signal) =>
      (await ask({ counter: { name: digest(name), ...counter } }, signal)).counter,
    sharers: async (signal) => Object.values((await ask({ wantsSharers: true }, signal)).sharers),
    close: async () => {
      // What is under way still needs its place: without a good-bye the lease ends it.
      if (requests.isBusy() || changes.isBusy()) return;
      isLeaving = last !== undefined;
      if (isLeaving) say();
      await conversation.rest();
      isLeaving = false;
      await store.close();
    },
  };
}

/** Why a waiting request of this kind is not sent, if so. */
function refusalBy(maxHaltMs: number, system: System): (reply: Reply, kind: RequestKind) => Error | undefined {
  return (reply, kind) => {
    const { haltMs, level, requestsPerSecond, isServerRate, refused, quota } = reply;
    const slowMs = isServerRate ? (1000 / requestsPerSecond) * Math.min(1, 1 - level) : 0;
    const tooLong = haltTooLong({ haltMs, slowMs }, maxHaltMs, system);
    if (tooLong) return tooLong;
    if (refused === "none" || (refused === "reads" && kind !== "read")) return undefined;
    const isUsedUp = quota.remaining < 1;
    return quotaTooLow(
      quota,
      isUsedUp ? "nothing more was sent" : "only requests that finish begun changes were sent",
      system,
    );
  };
}

/** The ledger as it was seen a while ago. */
function seenIn({ epoch, version, quota }: Reply, agoMs: number): Required<Message>["seen"] {
  const quotaEndsInMs = quota.usedEndsInMs - agoMs;
  return { epoch, version, quotaEndsInMs, quotaUsed: quotaEndsInMs > 0 ? quota.used : 0 };
}

function statusOf({ start }: MemberLimits, reply: Reply | undefined, sent: number, system: System): BudgetStatus {
  const { requestsPerSecond, burst } = reply ?? start;
  const figures = reply?.quota ?? figuresOf(newBook(start.dailyQuota), system.now());
  return { requestsPerSecond, burst, quota: quotaStatus(figures, sent, system) };
}
