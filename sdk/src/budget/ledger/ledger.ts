import type { BucketState } from "../../throttle/bucket-state";
import type { QuotaBook } from "../../throttle/quota-book";

/*
 * The files of this folder run twice: here, for a store in a file, and as Lua in a Redis server (`node
 * test/schemas/write-ledger-script.ts` writes that form). So they keep to plain records, loops and arithmetic: no class, no exception, no `delete`, no array in what is
 * kept or answered (Redis' JSON cannot tell an empty one from an empty record), no truth of a number or a text.
 */

/** What a store keeps for all who share one budget. Times are milliseconds of the store's own clock. */
export interface Ledger {
  /** Of the release that wrote it: releases with another one do not share a ledger. */
  format: number;
  /** Another one means that the ledger was begun anew, and what it knew was lost. */
  epoch: string;
  /** One more with each message. */
  version: number;
  /** When the last message came. */
  atMs: number;
  /** Which run of the store wrote it. */
  server: string;
  /** When it last let nothing out for a while, because it may not have known of everything in flight. */
  quietAtMs: number;
  bucket: BucketState;
  /** What the API's answers said of the limits. */
  said: { requestsPerSecond?: number; burst?: number; dailyQuota?: number };
  /** Whether an answer has come: until then one request goes alone. */
  isOpen: boolean;
  quota: QuotaBook;
  members: Record<string, Member>;
  /** Requests that were let out, and not answered yet. */
  permits: Record<string, LedgerPermit>;
  tokens: Record<string, KeptToken>;
  counters: Record<string, Counter>;
}

/** A client that shares the budget. */
export interface Member {
  /** What it is, in words that name no person and no machine. */
  who: string;
  /** Its last message. */
  number: number;
  /** The slot of the token that it gets anew; empty if none. */
  renews: string;
  joinedAtMs: number;
  /** It counts as dead if nothing is heard of it until then. */
  leaseEndsAtMs: number;
  /** When it was last given a permit, or a while before it began to wait: who has the smallest goes first. */
  turnMs: number;
  /** Requests that wait for their turn. */
  waiting: number;
  /** The part of the limit that it may use if the store cannot be asked. */
  share: number;
  /** The largest part that it may know of: an answer that made it smaller may have been lost. All together are 1 at most. */
  largestShare: number;
  /** The version of the answer that told it its share. */
  toldVersion: number;
  /** Since when it waits to begin a change; 0 if it does not. */
  beginsSinceMs: number;
  /** What its last message was told of a counter. */
  counted?: Counted;
  lookupCost: number;
  changesUnderWay: number;
  /** Changes under way, but whose own request is not counted yet. */
  reserved: number;
  limits: MemberLimits;
}

/** What a member believes of the limits. */
export interface MemberLimits {
  /** Until the API says otherwise. */
  start: { requestsPerSecond: number; burst: number; dailyQuota: number };
  /** What is configured: the API's figures never raise it. */
  ceiling: { requestsPerSecond?: number; burst?: number; dailyQuota?: number };
}

export interface LedgerPermit {
  member: string;
  answeredBefore: number;
}

/** A token that only a member with the client's secret can read. */
export interface KeptToken {
  sealed?: string;
  /** Its fingerprint: who was refused with it says so by this. */
  tag?: string;
  renewAtMs: number;
}

/** A counter's figure, and whether the wanted part was added to it. */
export interface Counted {
  count: number;
  isAdded: boolean;
}

/** How much of something has happened, for a limit that several processes share. */
export interface Counter {
  count: number;
  atMs: number;
}

/** What the store itself knows when a message comes. */
export interface StoreTime {
  /** Its own clock, in milliseconds; its zero means nothing. */
  nowMs: number;
  /** Which run of the store this is: another one may have lost the last changes. */
  server: string;
}
