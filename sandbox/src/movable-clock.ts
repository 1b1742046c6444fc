import { checkOption } from "./check-option";
import type { Clock } from "./clock";

/** A clock that can be put forward, on top of another. */
export class MovableClock implements Clock {
  readonly #clock: Clock;
  #movedMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  nowMs(): number {
    return this.#clock.nowMs() + this.#movedMs;
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
    checkOption(Number.isFinite(ms) && ms >= 0, "ms", "a number of milliseconds, 0 or more");
    this.#movedMs += ms;
  }
}
