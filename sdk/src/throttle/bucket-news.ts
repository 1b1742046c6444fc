/** What an answer says of the server's own bucket. */
export interface BucketNews {
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
export interface Circumstances {
  /** Other requests on their way. */
  inFlight: number;
  /** Other requests answered since the answered one was let out. */
  answeredSince: number;
  /** Whether the server has refused nothing so far: from then on, others may draw from its bucket too. */
  isTrusted: boolean;
}

/**
 * Our level after the server's word on its own. What is on its way may not be counted in that, so less of it remains;
 * and what was answered since may have arrived later than this request, which counts where more remains there than here.
 */
export function levelAfter(level: number, { remaining, isRemainingNamed }: BucketNews, seen: Circumstances): number {
  if (remaining === undefined) return level;
  const { inFlight, answeredSince, isTrusted } = seen;
  const lowered = Math.min(level, remaining - inFlight);
  const mayRise = isTrusted && isRemainingNamed === true;
  return mayRise ? Math.max(lowered, remaining - inFlight - answeredSince) : lowered;
}
