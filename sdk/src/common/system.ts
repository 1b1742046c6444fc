/** Time and random numbers, handed in so that no test waits for a wall clock. */
export interface System {
  /** Monotonic time in milliseconds, with fractions; its zero means nothing. */
  now(): number;
  /** Wall-clock time in milliseconds since the epoch, only for HTTP dates. */
  wallNow(): number;
  /**
   * Resolves after `ms` milliseconds, or as soon as `signal` aborts. Never rejects.
   *
   * @param keepsAlive whether the process goes on for it, if nothing else is left to do. Default: yes
   */
  sleep(ms: number, signal?: AbortSignal, keepsAlive?: boolean): Promise<void>;
  /** A number from 0 to just under 1. */
  random(): number;
}

/** The machine's own clock, timers and random numbers. */
export const realSystem: System = {
  now: () => performance.now(),
  wallNow: () => Date.now(),
  sleep: (ms, signal, keepsAlive = true) =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      if (!keepsAlive) timer.unref();
      if (signal?.aborted === true) done();
      else signal?.addEventListener("abort", done);
    }),
  random: () => Math.random(),
};

/** The latest time that a Date can hold (ECMA-262): a server may ask for a later one. */
const endOfTimeMs = 8.64e15;

/** The wall-clock date in `ms` milliseconds, or the latest possible date. */
export function wallTimeIn(ms: number, system: Pick<System, "wallNow">): Date {
  return new Date(Math.min(system.wallNow() + ms, endOfTimeMs));
}
