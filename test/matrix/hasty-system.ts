import type { System } from "printix-partner-sdk";

/** The wall clock's zero; whole seconds, which is what an HTTP date can tell. */
const epochMs = Date.UTC(2026, 0, 1);

export interface HastySystem extends System {
  /** How much virtual time has passed, in milliseconds. */
  passedMs(): number;
}

/** A clock on which each sleep takes no time, and moves the clock; a sleep of `alarmMs` is an alarm in the background. */
export function createHastySystem(alarmMs: number): HastySystem {
  const alarms = new Set<{ atMs: number; ring: () => void }>();
  let nowMs = 0;
  return {
    now: () => nowMs,
    wallNow: () => epochMs + nowMs,
    passedMs: () => nowMs,
    // No jitter: a wait is as long as it was asked to be.
    random: () => 0,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
        } else if (ms === alarmMs) {
          const alarm = { atMs: nowMs + ms, ring: resolve };
          alarms.add(alarm);
          signal?.addEventListener("abort", () => {
            alarms.delete(alarm);
            resolve();
          });
        } else {
          const next = Math.min(...[...alarms].map(({ atMs }) => atMs));
          nowMs = Math.min(nowMs + ms, next);
          for (const alarm of alarms) if (alarm.atMs <= nowMs) alarm.ring();
          setImmediate(resolve);
        }
      }),
  };
}
