import { setTimeout as pause } from "node:timers/promises";

/** Waits for something that another process does. The test's own time-out is what ends it where it never comes. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await pause(20);
}
