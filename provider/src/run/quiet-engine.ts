import type { System } from "printix-partner-sdk";

/**
 * Knows when the engine has asked about all blocks that it is going to ask about, as far as that shows from here: it tells
 * nobody how many there are. What is known already decides before this does (tenant-holders.ts).
 */
export interface QuietEngine {
  /** Runs the answer to a question about a block. */
  track<T>(answer: () => Promise<T>): Promise<T>;
  /** Waits until no question is open, and none has come for a while. */
  wait(): Promise<void>;
}

/** From one block of a program to the next, the engine takes milliseconds. */
const quietMs = 500;

/** @param othersCount grows where the engine asks another process of the run about a block */
export function createQuietEngine(
  system: Pick<System, "now" | "sleep">,
  othersCount: () => number = () => 0,
): QuietEngine {
  let open = 0;
  let endsAtMs: number | undefined;
  let seenOfOthers = 0;

  return {
    track: async (answer) => {
      open += 1;
      try {
        return await answer();
      } finally {
        open -= 1;
        endsAtMs = system.now() + quietMs;
      }
    },
    wait: async () => {
      for (;;) {
        const ofOthers = othersCount();
        if (ofOthers !== seenOfOthers) endsAtMs = system.now() + quietMs;
        seenOfOthers = ofOthers;
        const leftMs = open > 0 ? quietMs : (endsAtMs ?? 0) - system.now();
        // A run that asks about no block, such as a destroy, has nothing to wait for.
        if (leftMs <= 0 || (open === 0 && endsAtMs === undefined)) return;
        await system.sleep(leftMs);
      }
    },
  };
}
