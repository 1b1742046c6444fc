import { engineFailure, stackLocked } from "../../../messages/command";
import type { Refusal } from "../../../messages/refusal";
import { shellLine } from "../shell-word";

/** The words of a backend of one's own (a folder, a bucket, PostgreSQL), and those of Pulumi Cloud. */
const locked = /currently locked|another update is currently in progress/i;

/** A line for each lock, behind the lock's address: `created by USER@HOST (pid PID) at TIME`. */
const lockOwner = /: created by (.+@\S+ \(pid \d+\)) at (\S+)$/gm;

/**
 * Why a run of the engine failed, in a line: the first error that it printed.
 * @param which the flags that said which stack, for what a person runs next
 */
export function pulumiFailure(command: string, output: string, which: readonly string[] = []): Refusal {
  const ran = shellLine(["pulumi", ...command.split(" "), ...which]);
  if (locked.test(output)) {
    const owners = [...output.matchAll(lockOwner)].map(([, who, since]) => `${who} since ${since}`);
    return stackLocked(ran, shellLine(["pulumi", "cancel", ...which]), owners);
  }
  const lines = output.split("\n").map((line) => line.trim());
  const error = lines.find((line) => line.startsWith("error:"))?.slice("error:".length);
  const reason = error ?? lines.findLast((line) => line !== "") ?? "it said nothing";
  return engineFailure(`\`${ran}\` failed: ${reason.trim()}`);
}
