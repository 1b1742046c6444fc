import type { BucketUpdate } from "../../throttle/bucket-update";
import type { QuotaFigures, QuotaState } from "../../throttle/quota-book";
import type { Counted, MemberLimits } from "./ledger";

/**
 * What a member says. It tells everything that it holds, and not only what is new: so a ledger that was lost fills again
 * with the next messages, and a message whose answer was lost can be said once more.
 */
export interface Message {
  /** Of the ledger that it knows. */
  format: number;
  member: string;
  who: string;
  /** One more with each message. An older one that comes late says nothing. */
  number: number;
  /** Becomes the epoch if the ledger is begun anew. */
  fresh: string;
  /** The ledger as the member last saw it; absent if it never has. */
  seen?: { epoch: string; version: number; quotaUsed: number; quotaEndsInMs: number };
  limits: MemberLimits;
  /** Requests that it was let to send, and that are not answered yet. */
  holding: Record<string, true>;
  /** Requests that have ended since its last message, and what their answers said. */
  ended: EndedRequest[];
  /** Requests that it sent without asking, while the store could not be reached. */
  sentOutside: number;
  changesUnderWay: number;
  reserved: number;
  /** More changes that want to begin. */
  begins: number;
  /** The first of the requests that wait. */
  wants: { id: string; kind: RequestKind }[];
  /** All of the requests that wait. */
  waiting: number;
  lookupCost: number;
  /** The slot of the token that it gets anew; empty if none. */
  renews: string;
  token?: TokenTalk;
  counter?: { name: string; by: number; limit: number };
  /** Whether the answer tells of all who share the budget. */
  wantsSharers: boolean;
  /** It is the member's last message. */
  isLeaving: boolean;
}

/** What a request is for: a change's own request and a lookup of what became of one may use what is kept for changes. */
export type RequestKind = "read" | "lookup" | "change";

export interface EndedRequest {
  id: string;
  bucket: BucketUpdate;
  quota?: QuotaState;
  haltMs?: number;
}

/** What a member wants with the token that it shares with those who have the same secret. */
export interface TokenTalk {
  /** Of the client's secret, by a way that does not lead back to it. */
  slot: string;
  wants: boolean;
  /** A new token; for so long it need not be renewed. */
  put?: { sealed: string; tag: string; livesMs: number };
  /** The fingerprint of a token that the API refused. */
  drop?: string;
}

/** What the store answers. */
export interface Reply {
  epoch: string;
  version: number;
  granted: Record<string, true>;
  /** When the turn of the member's next request comes. */
  nextInMs: number;
  haltMs: number;
  requestsPerSecond: number;
  burst: number;
  isServerRate: boolean;
  level: number;
  share: number;
  begun: number;
  /** More changes must wait until others have ended, or may not begin at all. */
  begins: "yes" | "wait" | "refused";
  /** Which of the waiting requests the daily quota lets nobody send. */
  refused: "none" | "reads" | "all";
  /** Of all, but for the changes that wait: those are the member's own. */
  quota: QuotaFigures & {
    /** What is kept for the changes that all have begun. */
    kept: number;
    /** Counted in the server's window. */
    used: number;
    usedEndsInMs: number;
  };
  token?: { sealed: string; tag: string; livesMs: number } | "renew" | "wait";
  counter?: Counted;
  sharers: Record<string, Sharer>;
}

/** The ledger is of another release. */
export interface OtherFormat {
  otherFormat: number;
}

/** One of those who share the budget, as people are told of it. */
export interface Sharer {
  /** What it is, in words that name no person and no machine. */
  who: string;
  /** For how long it has shared the budget, in milliseconds. */
  sinceMs: number;
  /** Requests of its that wait for their turn. */
  waiting: number;
  /** Requests of its that were let out, and are not answered yet. */
  inFlight: number;
  /** Creations and cancels of its that have begun. */
  changesUnderWay: number;
}
