import { reconcile, type Traffic } from "./reconcile";

/** What an answer says of the server's own bucket. */
export interface BucketUpdate {
  requestsPerSecond?: number;
  burst?: number;
  /** Requests that it would have taken when it answered. */
  remaining?: number;
  /** Whether `remaining` is surely of this bucket, and not of another limit that the server has. */
  isRemainingNamed?: boolean;
  /** Until all of its requests are back, in milliseconds. */
  resetMs?: number;
}

/** What our bucket knows beside its level when an answer comes. */
export interface BucketContext extends Traffic {
  /** Whether the server's word may raise our level: not once it has refused, since others may draw from its bucket too. */
  mayRise: boolean;
}

/** Our level after the server's word on its own, which raises it only where it is surely of this bucket. */
export function levelAfter(
  level: number,
  { remaining, isRemainingNamed }: BucketUpdate,
  context: BucketContext,
): number {
  if (remaining === undefined) return level;
  const corrected = reconcile(level, remaining, context);
  return context.mayRise && isRemainingNamed === true ? corrected : Math.min(level, corrected);
}
