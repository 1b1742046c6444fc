/** Where the sandbox takes time from. Hand one in so that expiry, quota and throttle can be tested without waiting. */
export interface Clock {
  /** Wall time in milliseconds since 1970: timestamps, token expiry and the quota's window. */
  nowMs(): number;
  /** Milliseconds, fractional, from any fixed point, never running backwards: the throttle. */
  monotonicMs(): number;
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
};
