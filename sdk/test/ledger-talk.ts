import type { Ledger } from "../src/budget/ledger/ledger";
import type { Message, OtherFormat, Reply } from "../src/budget/ledger/message";
import { ledgerFormat } from "../src/budget/ledger/open";
import { createKeptLedger } from "./kept-ledger";

/** The limits of those in tests: five a second, ten at once. */
export const startLimits = { requestsPerSecond: 5, burst: 10, dailyQuota: 50_000 };

/** A message of a member that wants nothing. */
export function messageOf(member: string, number: number, more: Partial<Message> = {}): Message {
  return {
    ...{ format: ledgerFormat, member, who: `client ${member}`, number, fresh: `${member}-${number}` },
    ...{ limits: { start: startLimits, ceiling: {} }, holding: {}, ended: [], sentOutside: 0, changesUnderWay: 0 },
    ...{ reserved: 0, begins: 0, wants: [], waiting: 0, lookupCost: 1, renews: "", wantsSharers: false },
    ...{ isLeaving: false, ...more },
  };
}

/** So many requests that a member wants to send, each of the same kind. */
export function wanting(ids: string[], kind: Message["wants"][number]["kind"] = "read") {
  return { wants: ids.map((id) => ({ id, kind })), waiting: ids.length };
}

/** Requests that have ended, and whose answers said nothing. */
export function ending(...ids: string[]): Pick<Message, "ended"> {
  return { ended: ids.map((id) => ({ id, bucket: {} })) };
}

/** What a member remembers of an answer. */
export function seenIn({ epoch, version }: Reply): Pick<Message, "seen"> {
  return { seen: { epoch, version, quotaUsed: 0, quotaEndsInMs: 0 } };
}

/** Members talk with one ledger, by a clock that stands still until it is told to go on.  */
export function createLedgerTalk() {
  const numbers = new Map<string, number>();
  const kept = createKeptLedger();
  let nowMs = 1_000_000;

  const hear = (message: Message, server: string): Reply | OtherFormat => kept.hear(message, { nowMs, server });

  const talk = {
    server: "run 1",
    nowMs: () => nowMs,
    wait: (ms: number) => {
      nowMs += ms;
    },
    ledger: () => kept.ledger(),
    /** What is kept is this instead; nothing where it is left out. */
    replace: (ledger?: Ledger) => {
      kept.replace(ledger && JSON.stringify(ledger));
    },
    hear: (message: Message) => hear(message, talk.server),
    /** Says a member's next message. */
    say: (member: string, more: Partial<Message> = {}): Reply => {
      const number = more.number ?? (numbers.get(member) ?? 0) + 1;
      numbers.set(member, Math.max(number, numbers.get(member) ?? 0));
      const reply = hear(messageOf(member, number, more), talk.server);
      if ("otherFormat" in reply) throw new Error("the ledger is of another format");
      return reply;
    },
    /** How many of so many requests a member may send at once. */
    granted: (member: string, count: number, more: Partial<Message> = {}): number => {
      const ids = Array.from({ length: count }, (_, n) => `${member}-${numbers.get(member) ?? 0}-${n}`);
      return Object.keys(talk.say(member, { ...wanting(ids), ...more }).granted).length;
    },
    /** A member gets the first answer of all, and then the bucket fills. */
    openBy: (member: string, more: Partial<Message> = {}): Reply => {
      talk.say(member, more);
      talk.wait(2_500);
      talk.say(member, { ...more, ...wanting(["first"]) });
      talk.say(member, { ...more, ...ending("first") });
      talk.wait(2_000);
      return talk.say(member, more);
    },
  };
  return talk;
}

export type LedgerTalk = ReturnType<typeof createLedgerTalk>;
