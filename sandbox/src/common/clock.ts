import { checkOption } from "./check-option";

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

/** A date behind that could not be written down. */
const MOST_MS = 100 * 365.25 * 24 * 60 * 60 * 1000;

/** A clock that can be put forward, on top of another. */
export class MovableClock implements Clock {
  readonly #clock: Clock;
  #movedMs: number;

  /** `movedMs` is by how much it has been put forward before. */
  constructor(clock: Clock, movedMs = 0) {
    this.#clock = clock;
    this.#movedMs = movedMs;
  }

  nowMs(): number {
    return this.#clock.nowMs() + this.#movedMs;
  }

  /** The time without that: of a client's own clock, which nobody has put forward. */
  unmovedMs(): number {
    return this.#clock.nowMs();
  }

  monotonicMs(): number {
    return this.#clock.monotonicMs() + this.#movedMs;
  }

  /** By how much it has been put forward so far. */
  get movedMs(): number {
    return this.#movedMs;
  }

  /** Never back: a throttle's clock does not run backwards. Throws an `OptionsError`. */
  move(ms: number): void {
    checkOption(
      Number.isFinite(ms) && ms >= 0 && this.#movedMs + ms <= MOST_MS,
      "ms",
      "a number of milliseconds, 0 or more, and 100 years in all at most",
    );
    this.#movedMs += ms;
  }
}
