import { reconcile, type Traffic } from "./reconcile";

/** The server's own bucket, as an answer describes it. */
export interface BucketUpdate {
  requestsPerSecond?: number;
  burst?: number;
  /** Requests that the server would still have taken when it answered. */
  remaining?: number;
  /** Whether `remaining` is certainly of this bucket, and not of another limit of the server. */
  isRemainingNamed?: boolean;
  /** Until the server's bucket is full again, in milliseconds. */
  resetMs?: number;
}

/** What our bucket knows, beside its level, when an answer comes. */
export interface BucketContext extends Traffic {
  /** Whether the server's figure may raise our level. Not after a refusal: others may use the server's bucket too. */
  mayRise: boolean;
}

/** Our level, corrected by the server's figure. It is raised only if the figure is certainly of this bucket. */
export function levelAfter(
  level: number,
  { remaining, isRemainingNamed }: BucketUpdate,
  context: BucketContext,
): number {
  if (remaining === undefined) return level;
  const corrected = reconcile(level, remaining, context);
  return context.mayRise && isRemainingNamed === true ? corrected : Math.min(level, corrected);
}
