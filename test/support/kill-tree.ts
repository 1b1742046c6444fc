import { commandLineOf, descendantsOf } from "./process-tree.mts";

/**
 * Kills a process and all that it started, at once and without a warning to any of them (SIGKILL), as a machine that
 * is switched off does. The engine's plugins are in process groups of their own, so they are found by their parents.
 */
export function killTree(pid: number): void {
  killAll([pid, ...descendantsOf(pid)]);
}

/** Kills the provider's process alone, of either provider: the engine survives it. */
export function killProviderHost(engine: number): void {
  killAll(descendantsOf(engine).filter((pid) => /dynamic-provider|pulumi-resource-printix/.test(commandLineOf(pid))));
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
