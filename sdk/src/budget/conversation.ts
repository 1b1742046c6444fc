import type { System } from "../common/system";
import { messageOf } from "../errors/printix-error";
import { heartbeatMs } from "./ledger/members";
import type { Message, Reply } from "./ledger/message";
import type { BudgetStore } from "./store";

/** A store that has not answered by then counts as away. */
const answerMs = 5_000;

const saysAgainMs = 100;

/** A timer that fires later than this was not late by the work of others. */
const stoodStillMs = 2_000;

/** Why a wait ends. Without a reason an error is made for each. */
const over = "over";

/** How often a store that is away is tried again. It owes more than this when it is back: `ledger/open.ts`. */
const triesAgainMs = 250;

/** The two sides of a conversation with the store. */
export interface Talker {
  compose(): Message;
  /** @param saidAtMs when the message was said */
  take(message: Message, reply: Reply, saidAtMs: number): void;
  /** The store cannot be reached. */
  lose(reason: string): void;
  /** When the next message is due at the latest, in milliseconds; undefined if nobody waits for it. */
  dueInMs(): number | undefined;
}

export interface Conversation {
  /** Says what there is to say, now or with the message after the one that is under way. */
  say(): void;
  /** Says nothing more by itself, until it is made to. */
  rest(): Promise<void>;
}

/** One message at a time: what happens meanwhile goes with the next. */
export function createConversation(store: BudgetStore, talker: Talker, system: System): Conversation {
  let talk: Promise<void> | undefined;
  const state = { hasMore: false, isAway: false, isResting: false, nextTryAtMs: 0 };
  let wait = new AbortController();

  /** A short absence is bridged: the same message may be said twice. */
  async function exchange(message: Message): Promise<Reply> {
    for (;;) {
      const begunAtMs = system.now();
      try {
        return await exchangeInTime(message, begunAtMs + answerMs);
      } catch (error) {
        // A process that stood still itself learns nothing of the store by that.
        if (system.now() - begunAtMs < answerMs + stoodStillMs) throw error;
      }
    }
  }

  async function exchangeInTime(message: Message, endMs: number): Promise<Reply> {
    const late = new AbortController();
    const end = new AbortController();
    let why: unknown = new Error(`no answer within ${answerMs / 1000} s`);
    const tooLate = system.sleep(endMs - system.now(), end.signal).then(async () => {
      // An answer that came while this process was busy is read first.
      await system.sleep(0, end.signal);
      late.abort(over);
      throw why;
    });
    try {
      for (;;) {
        try {
          const reply = await Promise.race([store.exchange(message, late.signal), tooLate]);
          if (!("otherFormat" in reply)) return reply;
          why = new Error("another release of pulumi-printix shares it: use the same release everywhere");
        } catch (error) {
          why = error;
        }
        if (system.now() + saysAgainMs >= endMs) throw why;
        await system.sleep(saysAgainMs);
      }
    } finally {
      // Then nobody is late, whatever comes after.
      tooLate.catch(() => undefined);
      end.abort(over);
    }
  }

  async function talkOnce(): Promise<void> {
    state.hasMore = false;
    // Whatever happens in the same turn goes with one message.
    await Promise.resolve();
    const message = talker.compose();
    const saidAtMs = system.now();
    try {
      const reply = await exchange(message);
      // An answer that makes no sense is none.
      talker.take(message, reply, saidAtMs);
      state.isAway = false;
    } catch (error) {
      state.isAway = true;
      state.nextTryAtMs = system.now() + triesAgainMs;
      talker.lose(messageOf(error));
    }
  }

  const hasNext = (): boolean => state.hasMore && !state.isAway;

  async function talkNow(): Promise<void> {
    do await talkOnce();
    while (hasNext());
  }

  /** Waits for the next message's time. A member that nobody waits for does not keep its process alive. */
  async function talkLater(): Promise<void> {
    wait.abort(over);
    const { signal } = (wait = new AbortController());
    const dueInMs = talker.dueInMs();
    const leftMs = state.isAway ? state.nextTryAtMs - system.now() : Math.min(dueInMs ?? heartbeatMs, heartbeatMs);
    await system.sleep(Math.max(0, Math.ceil(leftMs)) + 1, signal, dueInMs !== undefined);
    if (!signal.aborted) begin();
  }

  function begin(): void {
    wait.abort(over);
    talk = talkNow().finally(() => {
      talk = undefined;
      if (!state.isResting) void talkLater();
    });
  }

  return {
    say: () => {
      state.hasMore = true;
      state.isResting = false;
      if (talk) return;
      if (state.isAway) void talkLater();
      else begin();
    },
    rest: async () => {
      state.isResting = true;
      wait.abort(over);
      await talk;
    },
  };
}
