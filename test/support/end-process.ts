import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/** Ends a process that a test has started, by its id, and waits until it has ended: its handle must not outlive the file. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}
