import type { System } from "../common/system";
import { waitIn, type Waiter } from "../common/line";
import { BudgetError } from "../errors/budget-error";
import type { BudgetedRequest, Permit } from "./budget";
import type { EndedRequest, Message, Reply, RequestKind } from "./ledger/message";
import { openOutside, type Outside } from "./outside";

/** The requests of a member: those that wait for their turn, and those in flight. */
export interface RequestLine {
  acquire(request: BudgetedRequest, signal: AbortSignal): Promise<Permit>;
  /** What a message tells of them. */
  told(): Pick<Message, "holding" | "ended" | "wants" | "waiting" | "sentOutside">;
  /** @returns whether there is something more to say at once */
  take(message: Message, reply: Reply, isUsable: boolean): boolean;
  /** @param last what the store answered last, if it ever did */
  lose(reason: string, last: Reply | undefined): void;
  waiting(): number;
  isBusy(): boolean;
  sent(): number;
}

/** The store is told of so many waiting requests: it never lets more out at once. */
const wantsAtOnce = 32;

interface Wanted extends Waiter<Permit> {
  kind: RequestKind;
  consume: () => void;
}

export interface RequestLineParts {
  /** Makes a request's id, which no other member's has. */
  nextId: () => string;
  /** Has something to say to the store. */
  say: () => void;
  /** Whether the store still counts on this member. */
  isFresh: () => boolean;
  /** Why none of these requests may go, if so. */
  refusal: (reply: Reply, kind: RequestKind) => Error | undefined;
  maxHaltMs: number;
  system: System;
}

export function createRequestLine({ nextId, say, isFresh, refusal, maxHaltMs, system }: RequestLineParts): RequestLine {
  const wanted = new Map<string, Wanted>();
  const held = new Set<string>();
  const ended = new Map<string, EndedRequest>();
  let outside: Outside | undefined;
  let whyAway: string | undefined;
  let sentOutside = 0;
  let sent = 0;

  /** Lets a request go. */
  function letOut(id: string, { kind, consume, resolve }: Wanted): void {
    wanted.delete(id);
    held.add(id);
    sent += 1;
    if (kind === "change") consume();
    resolve({
      isFresh,
      release: (said) => {
        if (!held.delete(id)) return;
        ended.set(id, { id, bucket: {}, ...said });
        outside?.release(said);
        say();
      },
    });
  }

  function reject(id: string, error: Error): void {
    wanted.get(id)?.reject(error);
    wanted.delete(id);
  }

  /** Without the store a change is not sent. A read goes by this member's own share, if it has been told one. */
  function goOutside(id: string, { kind }: Wanted, reason: string): void {
    if (kind === "change" || outside?.hasRoom(kind === "lookup") !== true) {
      reject(id, new BudgetError(reason, "nothing was sent"));
      return;
    }
    const way = outside;
    way.acquire().then(
      () => {
        if (way.hasEnded) return;
        const waiting = wanted.get(id);
        if (waiting === undefined) {
          way.release(undefined);
          return;
        }
        sentOutside += 1;
        letOut(id, waiting);
      },
      (error: unknown) => {
        if (!way.hasEnded) reject(id, error as Error);
      },
    );
  }

  return {
    acquire: ({ reservation, isLookup, isChange }, signal) =>
      waitIn<Permit>((waiter) => {
        const id = nextId();
        const kind = isChange ? "change" : isLookup === true || reservation ? "lookup" : "read";
        const one = { ...waiter, kind, consume: () => reservation?.consume() } as const;
        wanted.set(id, one);
        if (whyAway === undefined) say();
        else goOutside(id, one, whyAway);
        return () => wanted.delete(id);
      }, signal),
    told: () => ({
      holding: Object.fromEntries([...held].map((id) => [id, true as const])),
      ended: [...ended.values()],
      wants: [...wanted].slice(0, wantsAtOnce).map(([id, { kind }]) => ({ id, kind })),
      waiting: wanted.size,
      sentOutside,
    }),
    take: (message, reply, isUsable) => {
      outside?.end();
      outside = undefined;
      whyAway = undefined;
      for (const { id } of message.ended) ended.delete(id);
      sentOutside -= message.sentOutside;
      let hasMore = !isUsable;
      for (const id of isUsable ? Object.keys(reply.granted) : []) {
        const waiting = wanted.get(id);
        // Who waited for it has gone meanwhile: the next message does not name it, and so gives it back.
        if (waiting === undefined) hasMore = true;
        else letOut(id, waiting);
      }
      for (const [id, { kind }] of wanted) {
        const error = refusal(reply, kind);
        if (error) reject(id, error);
      }
      return hasMore;
    },
    lose: (reason, last) => {
      if (whyAway === undefined && last) outside = openOutside(last, held.size, maxHaltMs, system);
      const isNew = whyAway === undefined;
      whyAway = reason;
      if (isNew) for (const [id, waiting] of wanted) goOutside(id, waiting, reason);
    },
    waiting: () => wanted.size,
    isBusy: () => wanted.size + held.size > 0,
    sent: () => sent,
  };
}
