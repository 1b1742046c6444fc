interface Delay {
  readonly run: () => void;
  dueMs: number;
  timer?: NodeJS.Timeout;
}

/**
 * Work that is put off. Putting the sandbox's clock forward brings it nearer, and at the stop all of it is done, so
 * that nothing is forgotten and nobody kept waiting.
 */
export class Delays {
  readonly #delays = new Set<Delay>();
  #isOver = false;

  /** Does this after so many milliseconds; `Infinity` is at the stop. Gives a function that forgets it. */
  after(ms: number, run: () => void): () => void {
    if (this.#isOver) {
      run();
      return () => undefined;
    }
    const delay: Delay = { run, dueMs: performance.now() + ms };
    this.#delays.add(delay);
    this.#wait(delay);
    return () => {
      clearTimeout(delay.timer);
      this.#delays.delete(delay);
    };
  }

  move(ms: number): void {
    for (const delay of this.#delays) {
      delay.dueMs -= ms;
      this.#wait(delay);
    }
  }

  /** Does all of it now. What comes later, from a request that was still under way, is not put off any more. */
  end(): void {
    this.#isOver = true;
    for (const delay of this.#delays) this.#do(delay);
  }

  #wait(delay: Delay): void {
    clearTimeout(delay.timer);
    const leftMs = delay.dueMs - performance.now();
    if (leftMs === Infinity) return;
    delay.timer = setTimeout(
      () => {
        this.#do(delay);
      },
      Math.max(0, leftMs),
    );
  }

  #do(delay: Delay): void {
    clearTimeout(delay.timer);
    this.#delays.delete(delay);
    delay.run();
  }
}
