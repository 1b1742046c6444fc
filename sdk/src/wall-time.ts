import type { System } from "./system";

/** The last time that a date can hold (ECMA-262): a server may ask for one that is later. */
const endOfTimeMs = 8.64e15;

/** The date on the wall in `ms` milliseconds, or the last that there is. */
export function wallTimeIn(ms: number, system: Pick<System, "wallNow">): Date {
  return new Date(Math.min(system.wallNow() + ms, endOfTimeMs));
}
