import { levelAfter, type BucketUpdate } from "./bucket-update";

/**
 * A token bucket as plain figures, so that one process can keep it in memory, and several in a store that they share. Times
 * are milliseconds of whatever clock its keeper has. (This file also runs as Lua in a Redis server: `node test/schemas/write-ledger-script.ts`.)
 */
export interface BucketState {
  /** The rate of refill. */
  requestsPerSecond: number;
  /** How many may go at once. */
  burst: number;
  /** Requests that may go now; below zero where some are owed. */
  level: number;
  /** Requests that were let out, and not answered yet. */
  inFlight: number;
  /** Requests answered so far. */
  answered: number;
  /** Whether the server has refused a request: then others draw from its bucket too. */
  hasRefused: boolean;
  /** Whether the rate is the server's, and not a configured one. */
  isServerRate: boolean;
  refilledAtMs: number;
  haltedUntilMs: number;
}

/** The configured limits: the server's figures lower them, and never raise them. */
export interface BucketCeiling {
  requestsPerSecond?: number;
  burst?: number;
}

export function newBucket(requestsPerSecond: number, burst: number, level: number, nowMs: number): BucketState {
  return {
    ...{ requestsPerSecond, burst, level, inFlight: 0, answered: 0 },
    ...{ hasRefused: false, isServerRate: false, refilledAtMs: nowMs, haltedUntilMs: nowMs },
  };
}

/**
 * A request in flight may not have reached the server yet, so the server cannot have begun to refill its token: level and
 * requests in flight together never exceed the burst (docs/adr/0004-throttle.md). A clock that was set back refills nothing.
 */
export function refill(bucket: BucketState, nowMs: number): void {
  const earned = (Math.max(0, nowMs - bucket.refilledAtMs) / 1000) * bucket.requestsPerSecond;
  bucket.level = Math.max(bucket.level, Math.min(bucket.level + earned, bucket.burst - bucket.inFlight));
  bucket.refilledAtMs = nowMs;
}

/** Lets one request out. */
export function takeOne(bucket: BucketState): void {
  bucket.level -= 1;
  bucket.inFlight += 1;
}

/** Until the level is this high, in milliseconds; below zero if it is. */
export function untilLevelMs(bucket: BucketState, level: number): number {
  return ((level - bucket.level) / bucket.requestsPerSecond) * 1000;
}

/**
 * A request was answered, or no answer will come.
 *
 * @param answeredBefore how many were answered when it was let out
 * @param update the server's bucket, as the answer tells it
 */
export function putBack(
  bucket: BucketState,
  nowMs: number,
  answeredBefore: number,
  update: BucketUpdate,
  ceiling: BucketCeiling,
): void {
  refill(bucket, nowMs);
  const answeredSince = bucket.answered - answeredBefore;
  bucket.inFlight -= 1;
  bucket.answered += 1;
  const { requestsPerSecond: highestRate = Infinity, burst: highestBurst = Infinity } = ceiling;
  if (update.requestsPerSecond !== undefined) {
    bucket.isServerRate = update.requestsPerSecond < highestRate;
    bucket.requestsPerSecond = Math.min(update.requestsPerSecond, highestRate);
  }
  setBurst(bucket, Math.min(update.burst ?? bucket.burst, highestBurst));
  // After a refusal: the server may refill everything at once, at the end of its window, and nothing before.
  if (bucket.hasRefused && update.remaining === 0) haltFor(bucket, nowMs, update.resetMs ?? 0);
  // With a ceiling, the server's level is no reason to raise ours.
  const mayRise = !bucket.hasRefused && Math.min(highestRate, highestBurst) === Infinity;
  const corrected = levelAfter(bucket.level, update, { inFlight: bucket.inFlight, answeredSince, mayRise });
  bucket.level = Math.min(corrected, bucket.burst - bucket.inFlight);
}

/** Tokens used of a larger burst are used of a smaller one too. */
export function setBurst(bucket: BucketState, burst: number): void {
  bucket.level = Math.max(Math.min(bucket.level, 0), bucket.level - Math.max(0, bucket.burst - burst));
  bucket.burst = burst;
}

function haltFor(bucket: BucketState, nowMs: number, ms: number): void {
  bucket.haltedUntilMs = Math.max(bucket.haltedUntilMs, nowMs + ms);
}

/** The server has refused a request, so its bucket is empty, whatever our level is: others may use it too. */
export function noteRefusal(bucket: BucketState, nowMs: number, ms: number): void {
  refill(bucket, nowMs);
  bucket.level = Math.min(bucket.level, 0);
  bucket.hasRefused = true;
  haltFor(bucket, nowMs, ms);
}
