import { readdirSync, readFileSync } from "node:fs";

/** The processes that a process started, and those that these started; reads /proc, so it works on Linux alone. */
export function descendantsOf(pid: number): number[] {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  );
  const childrenOf = (parent: number): number[] =>
    [...parents].flatMap(([child, itsParent]) => (itsParent === parent ? [child, ...childrenOf(child)] : []));
  return childrenOf(pid);
}

/** Its words, each ended by a zero; empty where it has ended. */
export function commandLineOf(pid: number): string {
  return readProcess(pid, "cmdline") ?? "";
}

/** `PID (NAME) STATE PPID …`, where the name may hold anything (proc_pid_stat(5)). */
function parentOf(pid: number): number | undefined {
  const stat = readProcess(pid, "stat");
  return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

/** Undefined where the process has ended meanwhile. */
function readProcess(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return undefined;
  }
}
