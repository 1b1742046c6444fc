import type { ListWatcher } from "printix-partner-sdk";
import { readingLine, realTicker, startProgress, type Ticker } from "./progress";

/** Tells how far a list has come, from its beginning on, where it takes longer than two seconds. */
export function listProgress(write: (line: string) => void, ticker: Ticker = unreferenced): () => ListWatcher {
  return () => {
    const progress = startProgress(write, ticker);
    progress.show("reading tenants");
    return {
      onPage: (page) => {
        progress.show(readingLine(page));
      },
      onEnd: () => {
        progress.stop();
      },
    };
  };
}

/** The host's process must not wait for a timer. */
const unreferenced: Ticker = {
  now: () => realTicker.now(),
  every: (ms, run) => {
    const timer = setInterval(run, ms);
    timer.unref();
    return () => {
      clearInterval(timer);
    };
  },
};
