import type { System } from "printix-partner-sdk";

interface Event {
  atMs: number;
  /** Of two events of one time, the earlier planned one comes first. */
  number: number;
  happen: (() => void) | undefined;
}

/** A clock that jumps from one event to the next, as soon as nothing is left to do between them. */
export interface VirtualSystem extends System {
  /** Plans something; hands back how to call it off. */
  after(ms: number, happen: () => void): () => void;
  /** Lets time pass until the work is done. @throws where it waits for something that never comes */
  run(work: Promise<unknown>): Promise<void>;
  /** Lets everything happen that is planned still. */
  settle(): Promise<void>;
}

/** The wall clock's zero. */
const epochMs = Date.UTC(2026, 0, 1);

export function createVirtualSystem(random: () => number): VirtualSystem {
  /** A binary heap: the event at index n comes no later than those at 2n + 1 and 2n + 2. */
  const events: Event[] = [];
  let planned = 0;
  let nowMs = 0;

  const isBefore = (a: Event, b: Event): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.number < b.number);

  function at(index: number): Event {
    const event = events[index];
    if (event === undefined) throw new Error(`nothing is planned at ${index}`);
    return event;
  }

  function swap(a: number, b: number): void {
    [events[a], events[b]] = [at(b), at(a)];
  }

  function push(event: Event): void {
    events.push(event);
    for (let index = events.length - 1; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!isBefore(at(index), at(parent))) return;
      swap(index, parent);
      index = parent;
    }
  }

  function pop(): Event | undefined {
    const first = events[0];
    const last = events.pop();
    if (first === undefined || last === undefined || events.length === 0) return first;
    events[0] = last;
    for (let index = 0; ;) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < events.length && isBefore(at(child), at(least))) least = child;
      }
      if (least === index) return first;
      swap(index, least);
      index = least;
    }
  }

  function happenNext(): boolean {
    for (let event = pop(); event !== undefined; event = pop()) {
      if (event.happen === undefined) continue;
      nowMs = event.atMs;
      event.happen();
      return true;
    }
    return false;
  }

  /** Behind every promise that can go on without the clock. */
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  function after(ms: number, happen: () => void): () => void {
    const event: Event = { atMs: nowMs + Math.max(0, ms), number: (planned += 1), happen };
    push(event);
    return () => {
      event.happen = undefined;
    };
  }

  return {
    now: () => nowMs,
    wallNow: () => epochMs + nowMs,
    random,
    after,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const done = (): void => {
          callOff();
          signal?.removeEventListener("abort", done);
          resolve();
        };
        const callOff = after(ms, done);
        signal?.addEventListener("abort", done);
      }),
    async run(work) {
      const state = { isDone: false };
      const done = (): void => {
        state.isDone = true;
      };
      work.then(done, done);
      await turn();
      while (!state.isDone) {
        if (!happenNext()) throw new Error("a call waits for something that never comes");
        await turn();
      }
      await work;
    },
    async settle() {
      while (happenNext()) await turn();
    },
  };
}
