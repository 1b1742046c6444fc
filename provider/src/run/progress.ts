import type { ListProgress } from "printix-partner-sdk";

/** Time, handed in so that no test waits for it. */
export interface Ticker {
  /** Monotonic time in milliseconds. */
  now(): number;
  /** Calls again and again until the returned function is called. */
  every(ms: number, run: () => void): () => void;
}

export interface Progress {
  /** Says what is under way from now on. */
  show: (line: string) => void;
  /** Nothing is written any more. */
  stop: () => void;
}

const quietMs = 2000;

export const realTicker: Ticker = {
  now: () => performance.now(),
  every: (ms, run) => {
    const timer = setInterval(run, ms);
    return () => {
      clearInterval(timer);
    };
  },
};

/** Lines for whoever waits: none for what is done within two seconds, then one in two seconds at most. */
export function startProgress(write: (line: string) => void, ticker: Ticker = realTicker): Progress {
  let current: string | undefined;
  let written: string | undefined;
  let lastMs = ticker.now();
  const writeIfDue = (): void => {
    if (current === undefined || current === written || ticker.now() - lastMs < quietMs) return;
    lastMs = ticker.now();
    written = current;
    write(current);
  };
  // A single request may take long too, without anything new to show.
  const stop = ticker.every(quietMs / 4, writeIfDue);
  return {
    show: (line) => {
      current = line;
      writeIfDue();
    },
    stop,
  };
}

/** How far a list has come, in a line. */
export function readingLine({ tenants, total }: ListProgress): string {
  // As toLocaleString("en"), whose first call loads a locale: milliseconds, for a line that is seldom written.
  const count = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
  return `reading tenants: ${count(tenants)}${total === undefined ? "" : ` of ${count(total)}`}`;
}
