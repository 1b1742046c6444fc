import type { System } from "../src/common/system";

interface Sleeper {
  atMs: number;
  wake: () => void;
}

/** A clock that stands still until a test lets it run, and then jumps from one sleeper to the next. */
export interface FakeSystem extends System {
  /** Moves the clock, waking who slept until then in the order of their times. */
  advance(ms: number): Promise<void>;
  /** Lets the clock run until the work is done, and hands back its outcome. Fails where nobody is left to wake. */
  run<T>(work: Promise<T>): Promise<T>;
  /** How long each sleeper asked to sleep, in the order they lay down. */
  readonly sleeps: readonly number[];
  /** How many sleep now. */
  sleeping(): number;
}

export interface FakeSystemOptions {
  /** Chance, from 0 to just under 1; a constant 0.5 where absent. */
  random?: () => number;
  /** Whether something is under way that does not wait for this clock, such as a request: until it ends, time stands still. */
  isBusy?: () => boolean;
}

/** The wall clock's zero in tests. */
export const epochMs = Date.UTC(2026, 0, 1);

export function createFakeSystem({ random = () => 0.5, isBusy = () => false }: FakeSystemOptions = {}): FakeSystem {
  const sleepers = new Set<Sleeper>();
  const sleeps: number[] = [];
  let nowMs = 0;
  let signsOfLife = 0;

  /** Resolves when nothing moves any more but by the clock. Promises alone need one turn of the event loop. */
  async function quiet(): Promise<void> {
    let seen: number;
    do {
      seen = signsOfLife;
      await new Promise((resolve) => setImmediate(resolve));
    } while (seen !== signsOfLife || isBusy());
  }

  function next(untilMs: number): Sleeper | undefined {
    let first: Sleeper | undefined;
    // A set keeps the order of arrival, so of two with the same time the earlier one wakes first.
    for (const sleeper of sleepers) if (first === undefined || sleeper.atMs < first.atMs) first = sleeper;
    return first !== undefined && first.atMs <= untilMs ? first : undefined;
  }

  function wake(sleeper: Sleeper): void {
    sleepers.delete(sleeper);
    nowMs = Math.max(nowMs, sleeper.atMs);
    sleeper.wake();
  }

  return {
    now() {
      signsOfLife += 1;
      return nowMs;
    },
    wallNow: () => epochMs + nowMs,
    random,
    sleeps,
    sleeping: () => sleepers.size,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        signsOfLife += 1;
        sleeps.push(ms);
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const sleeper = { atMs: nowMs + ms, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", () => {
          if (sleepers.delete(sleeper)) resolve();
        });
      }),
    async advance(ms) {
      const untilMs = nowMs + ms;
      await quiet();
      for (let sleeper = next(untilMs); sleeper !== undefined; sleeper = next(untilMs)) {
        wake(sleeper);
        await quiet();
      }
      nowMs = untilMs;
    },
    async run(work) {
      const outcome = { isDone: false };
      const done = (): void => {
        outcome.isDone = true;
      };
      work.then(done, done);
      await quiet();
      while (!outcome.isDone) {
        const sleeper = next(Infinity);
        if (sleeper === undefined) throw new Error("the work waits for something that never comes");
        wake(sleeper);
        await quiet();
      }
      return work;
    },
  };
}
