import { reconcile, type Traffic } from "./reconcile";

/**
 * The daily quota as plain figures, so that one process can keep it in memory, and several in a store that they share.
 * (This file also runs as Lua in a Redis server: `node test/schemas/write-ledger-script.ts`.)
 */
export interface QuotaBook {
  /** The server's window. */
  server: QuotaWindow;
  /** The configured limit's own window: the server's may be longer or shorter than a day. */
  own?: QuotaWindow;
  /** Changes that have begun, but whose own request is not counted yet. */
  reserved: number;
  changesUnderWay: number;
  /** Requests that it takes to read the list once. */
  lookupCost: number;
}

/** A number of requests that are allowed within a time window. The window begins with its first request. */
export interface QuotaWindow {
  limit: number;
  windowMs: number;
  used: number;
  beganAtMs: number;
  renewsAtMs: number;
}

/** What the server says of its window. */
export interface QuotaState {
  /** Requests in one window. */
  limit?: number;
  /** Requests left in this window. */
  remaining?: number;
  /** Until the window ends, in milliseconds. */
  resetMs?: number;
  /** The length of a window, in milliseconds. */
  windowMs?: number;
}

/** How often the list is read, at most, to learn what became of a change: each time all of its pages. */
const lookups = 6;
/** The change's own request, and one more try. */
const ownRequests = 2;

const dayMs = 24 * 60 * 60 * 1000;

/** A window of 24 hours, until the server says another length (conventions: 50,000). It has not begun. */
function newWindow(limit: number): QuotaWindow {
  return { limit, windowMs: dayMs, used: 0, beganAtMs: 0, renewsAtMs: 0 };
}

/** @param ceiling the configured limit, if there is one */
export function newBook(dailyQuota: number, ceiling?: number): QuotaBook {
  const book: QuotaBook = { server: newWindow(dailyQuota), reserved: 0, changesUnderWay: 0, lookupCost: 1 };
  if (ceiling !== undefined) book.own = newWindow(ceiling);
  return book;
}

export function leftOf(window: QuotaWindow, nowMs: number): number {
  return nowMs < window.renewsAtMs ? Math.max(0, window.limit - window.used) : window.limit;
}

/** Begins a window if the last one has ended. Says whether it did. */
function renew(window: QuotaWindow, nowMs: number): boolean {
  if (nowMs < window.renewsAtMs) return false;
  window.used = 0;
  window.beganAtMs = nowMs;
  window.renewsAtMs = nowMs + window.windowMs;
  return true;
}

/** Takes over the server's figures. One that it leaves out stays as it was, with our own count since then. */
export function correctWindow(window: QuotaWindow, nowMs: number, state: QuotaState, traffic: Traffic): void {
  renew(window, nowMs);
  const before = leftOf(window, nowMs);
  window.limit = state.limit ?? window.limit;
  if (state.remaining !== undefined) {
    const left = Math.min(reconcile(before, state.remaining, traffic), window.limit);
    window.used = window.limit - Math.max(0, left);
  }
  const isOtherLength = state.windowMs !== undefined && state.windowMs !== window.windowMs;
  window.windowMs = state.windowMs ?? window.windowMs;
  if (state.resetMs !== undefined) window.renewsAtMs = nowMs + state.resetMs;
  else if (isOtherLength) window.renewsAtMs = window.beganAtMs + window.windowMs;
}

/** The window that has least left. */
function tightest({ server, own }: QuotaBook, nowMs: number): QuotaWindow {
  return own !== undefined && leftOf(own, nowMs) < leftOf(server, nowMs) ? own : server;
}

const limitOf = ({ server, own }: QuotaBook): number => Math.min(server.limit, own?.limit ?? Infinity);

/** The requests that so many changes may need until they end; at most the whole quota. */
function costOf(book: QuotaBook, changes: number): number {
  return Math.min(changes * (ownRequests + lookups * book.lookupCost), limitOf(book));
}

/** What is kept for the changes that have begun. */
export function keptFor(book: QuotaBook): number {
  return book.reserved + costOf(book, book.changesUnderWay);
}

/** Whether one more request may go. What ends a change that has begun may use what is kept for changes. */
export function hasRoom(book: QuotaBook, nowMs: number, endsChange: boolean): boolean {
  const keptBack = endsChange ? 0 : keptFor(book);
  return leftOf(tightest(book, nowMs), nowMs) - keptBack >= 1;
}

/** Counts one request, in each window. */
export function countOne(book: QuotaBook, nowMs: number): void {
  renew(book.server, nowMs);
  book.server.used += 1;
  if (book.own === undefined) return;
  renew(book.own, nowMs);
  book.own.used += 1;
}

/** Whether one more change may begin: "refused" if the quota may not be enough to finish it, "wait" if others must end first. */
export function mayBegin(book: QuotaBook, nowMs: number): "yes" | "wait" | "refused" {
  const free = leftOf(tightest(book, nowMs), nowMs) - book.reserved;
  if (free < costOf(book, 1)) return "refused";
  return free >= costOf(book, book.changesUnderWay + 1) ? "yes" : "wait";
}

/** How many more changes may begin. */
function changesLeft(book: QuotaBook, nowMs: number): number {
  return Math.max(0, leftOf(tightest(book, nowMs), nowMs) - book.reserved - costOf(book, 1) + 1);
}

/** What is left of the quota. */
export interface QuotaRest {
  /** The limit of the window that has least left. */
  limit: number;
  remaining: number;
  beganAtMs: number;
  /** Until the whole quota is available again; below zero if its day has not begun. */
  endsInMs: number;
  /** Whether it is the configured limit's window, of which the server does not know. */
  isOwnCount: boolean;
}

export function restOf(book: QuotaBook, nowMs: number): QuotaRest {
  const window = tightest(book, nowMs);
  const { limit, beganAtMs, renewsAtMs } = window;
  return {
    limit,
    remaining: leftOf(window, nowMs),
    beganAtMs,
    endsInMs: renewsAtMs - nowMs,
    isOwnCount: window !== book.server,
  };
}

/** What is left, and what may begin of it. */
export interface QuotaFigures extends QuotaRest {
  /** The lowest limit, of whichever window. */
  lowestLimit: number;
  /** How many more changes may begin. */
  changesLeft: number;
  changesWaiting: number;
}

export function figuresOf(book: QuotaBook, nowMs: number): QuotaFigures {
  return {
    ...restOf(book, nowMs),
    ...{ lowestLimit: limitOf(book), changesLeft: changesLeft(book, nowMs), changesWaiting: book.reserved },
  };
}
