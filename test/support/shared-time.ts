import type { System } from "printix-partner-sdk";
import type { Clock } from "printix-partner-sandbox";

/** One time for a client and a sandbox in the same process. */
export interface SharedTime {
  system: System;
  clock: Clock;
  stop(): void;
}

/** So many times faster than the machine's. */
const speed = 5;

/** So far time moves at most between two turns of the event loop. */
const longestStepMs = 5;

const epochMs = Date.UTC(2026, 0, 1);

/**
 * Starts a time that runs faster than the machine's, and that stands still while this process gets no turn: both sides
 * of a connection then stand still too, so a busy machine makes a test slow, and never makes it fail.
 */
export function startSharedTime(): SharedTime {
  const sleepers = new Set<{ atMs: number; wake: () => void }>();
  let nowMs = 0;
  let seenMs = performance.now();

  const step = (): void => {
    const realMs = performance.now();
    nowMs += Math.min((realMs - seenMs) * speed, longestStepMs);
    seenMs = realMs;
    for (const sleeper of [...sleepers].sort((one, other) => one.atMs - other.atMs)) {
      if (sleeper.atMs > nowMs) break;
      sleepers.delete(sleeper);
      sleeper.wake();
    }
    turn = setImmediate(step);
  };
  let turn = setImmediate(step);

  return {
    system: {
      now: () => nowMs,
      wallNow: () => epochMs + nowMs,
      random: () => 0.5,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          const sleeper = { atMs: nowMs + ms, wake: resolve };
          if (signal?.aborted === true) {
            resolve();
            return;
          }
          sleepers.add(sleeper);
          signal?.addEventListener("abort", () => {
            if (sleepers.delete(sleeper)) resolve();
          });
        }),
    },
    clock: { nowMs: () => Math.floor(epochMs + nowMs), monotonicMs: () => nowMs },
    stop: () => {
      clearImmediate(turn);
    },
  };
}
