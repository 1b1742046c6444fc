import { readdirSync, readFileSync } from "node:fs";

/**
 * Kills a process and all that it started, at once and without a warning to any of them (SIGKILL), as a machine that
 * is switched off does. The engine's plugins are in process groups of their own, so they are found by their parents;
 * reads /proc, so it works on Linux alone.
 */
export function killTree(pid: number): void {
  killAll([pid, ...descendantsOf(pid)]);
}

/** Kills the provider's host alone, which the engine survives. */
export function killProviderHost(engine: number): void {
  killAll(descendantsOf(engine).filter((pid) => commandLineOf(pid).includes("dynamic-provider")));
}

function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** The processes that a process started, and those that these started. */
function descendantsOf(pid: number): number[] {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  );
  const childrenOf = (parent: number): number[] =>
    [...parents].flatMap(([child, itsParent]) => (itsParent === parent ? [child, ...childrenOf(child)] : []));
  return childrenOf(pid);
}

/** `PID (NAME) STATE PPID …`, where the name may hold anything (proc_pid_stat(5)). */
function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
}

function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
