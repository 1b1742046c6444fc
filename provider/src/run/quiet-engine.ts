import { InterruptedError, type System } from "printix-partner-sdk";
import { noRecord, type RunRecord } from "./run-record";

/**
 * Knows when the engine has asked about all blocks that it is going to ask about, as far as that shows from here: it tells
 * nobody how many there are. What is known already decides before this does (tenant-holders.ts).
 */
export interface QuietEngine {
  /** Runs the answer to a question about a block. */
  track<T>(answer: () => Promise<T>): Promise<T>;
  /** Waits until no question is open, and none has come for a while. @throws InterruptedError where the run ends first */
  wait(): Promise<void>;
}

/** From one block of a program to the next, the engine takes milliseconds. */
const quietMs = 500;

/**
 * @param record tells what the engine asks other processes of the run
 * @param signal ends every wait
 */
export function createQuietEngine(
  system: Pick<System, "now" | "sleep">,
  record: RunRecord = noRecord,
  signal?: AbortSignal,
): QuietEngine {
  let open = 0;
  let endsAtMs = 0;
  let answersOfOthers = 0;

  const stirred = (): void => {
    endsAtMs = system.now() + quietMs;
  };

  return {
    track: async (answer) => {
      open += 1;
      if (open === 1) record.note("asks");
      try {
        return await answer();
      } finally {
        open -= 1;
        if (open === 0) record.note("answers");
        stirred();
      }
    },
    wait: async () => {
      for (;;) {
        if (signal?.aborted === true) throw new InterruptedError();
        const answers = record.others("answers");
        if (open > 0 || record.isAnotherAsked() || answers !== answersOfOthers) stirred();
        answersOfOthers = answers;
        // A run that asks about no block, such as a destroy, has nothing to wait for.
        const leftMs = endsAtMs - system.now();
        if (leftMs <= 0) return;
        await system.sleep(leftMs);
      }
    },
  };
}
