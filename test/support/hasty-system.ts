import type { System } from "printix-partner-sdk";

/** The wall clock's zero; whole seconds, which is what an HTTP date can tell. */
const epochMs = Date.UTC(2026, 0, 1);

export interface HastySystem extends System {
  /** How much virtual time has passed, in milliseconds. */
  passedMs(): number;
}

/**
 * A clock on which each sleep takes no time, and moves the clock; a sleep of `alarmMs` is an alarm in the background. It
 * stands still as long as `isBusy` says that a request is on its way.
 */
export function createHastySystem(alarmMs: number, isBusy: () => boolean): HastySystem {
  const alarms = new Set<{ atMs: number; ring: () => void }>();
  let nowMs = 0;

  async function move(ms: number): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (isBusy());
    const next = Math.min(...[...alarms].map(({ atMs }) => atMs));
    nowMs = Math.min(nowMs + ms, next);
    for (const alarm of alarms) if (alarm.atMs <= nowMs) alarm.ring();
  }

  return {
    now: () => nowMs,
    wallNow: () => epochMs + nowMs,
    passedMs: () => nowMs,
    // No jitter: a wait is as long as it was asked to be.
    random: () => 0,
    async sleep(ms, signal) {
      if (signal?.aborted === true) return;
      if (ms !== alarmMs) {
        await move(ms);
        return;
      }
      await new Promise<void>((resolve) => {
        const alarm = { atMs: nowMs + ms, ring: resolve };
        alarms.add(alarm);
        signal?.addEventListener("abort", () => {
          alarms.delete(alarm);
          resolve();
        });
      });
    },
  };
}
