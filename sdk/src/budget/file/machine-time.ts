import { readFileSync } from "node:fs";

/** The machine's own time in milliseconds: the same for all of its processes, and set by nobody. It begins anew with the machine. */
export const machineMs = (): number => Number(process.hrtime.bigint()) / 1e6;

let run: string | undefined;

/** Tells one run of the machine from the next, where that can be known (Linux); else its time alone does. */
export function machineRun(): string {
  run ??= bootId();
  return run;
}

function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}
