/**
 * Forgives what floating point loses when elapsed milliseconds become tokens: a client that sends at exactly the rate
 * must never be refused for a 0.9999999999.
 */
const ROUNDING = 1e-6;

/** A token bucket with fractional refill. It is full at the start; time is handed in. */
export class TokenBucket {
  #tokens: number;
  #settledAtMs: number;
  #requestsPerSecond: number;
  #burst: number;

  constructor(requestsPerSecond: number, burst: number, nowMs: number) {
    this.#requestsPerSecond = requestsPerSecond;
    this.#burst = burst;
    this.#tokens = burst;
    this.#settledAtMs = nowMs;
  }

  /** Takes one token and returns 0; or takes none and returns the milliseconds until there is one. */
  take(nowMs: number): number {
    this.#settle(nowMs);
    if (this.#tokens + ROUNDING < 1) return ((1 - this.#tokens) / this.#requestsPerSecond) * 1000;
    this.#tokens = Math.max(0, this.#tokens - 1);
    return 0;
  }

  /** Whole requests that it would let pass now, and the milliseconds until it is full. */
  standing(nowMs: number): { remaining: number; fullInMs: number } {
    this.#settle(nowMs);
    return {
      remaining: Math.floor(this.#tokens + ROUNDING),
      fullInMs: ((this.#burst - this.#tokens) / this.#requestsPerSecond) * 1000,
    };
  }

  /** Changes the rate from now on. A larger burst is there at once; a smaller one cuts what has been saved up. */
  change(requestsPerSecond: number, burst: number, nowMs: number): void {
    this.#settle(nowMs);
    this.#tokens = Math.min(burst, this.#tokens + Math.max(0, burst - this.#burst));
    this.#requestsPerSecond = requestsPerSecond;
    this.#burst = burst;
  }

  #settle(nowMs: number): void {
    const refill = (Math.max(0, nowMs - this.#settledAtMs) / 1000) * this.#requestsPerSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + refill);
    this.#settledAtMs = nowMs;
  }
}
