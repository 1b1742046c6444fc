import type { PartnerClientOptions } from "printix-partner-sdk";
import { readingLine, realTicker, startProgress, type Progress, type Ticker } from "../progress";

/** Tells how far a list has come, a line at a page, where it takes longer than two seconds. */
export function listProgress(
  write: (line: string) => void,
  ticker: Pick<Ticker, "now"> = realTicker,
): Required<PartnerClientOptions>["onPage"] {
  let progress: Progress | undefined;
  return (page) => {
    // No timer: the host's process must not wait for one.
    progress ??= startProgress(write, { now: ticker.now, every: () => () => undefined });
    progress.show(readingLine(page));
  };
}
