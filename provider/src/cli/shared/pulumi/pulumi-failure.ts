import { engineFailure, stackLocked } from "../../../messages/command";
import type { Refusal } from "../../../messages/refusal";
import { shellLine } from "../shell-word";

/** The words of a backend of one's own (a folder, a bucket, PostgreSQL), and those of Pulumi Cloud. */
const locked = /currently locked|another update is currently in progress/i;

/** A line for each lock, behind the lock's address: `created by USER@HOST (pid PID) at TIME`. */
const lockOwner = /: created by (.+@\S+ \(pid \d+\)) at (\S+)$/gm;

/**
 * What a command says that takes the lock, where it meets one that cannot be read. In a folder a lock is written under
 * another name first, and that file counts as one too (fileblob of gocloud.dev; checkForLock of the engine's lock.go).
 */
const unreadableLock = /^error: unexpected end of JSON input$/m;
const takesLock = /^(import|refresh)\b/;

/**
 * Why a run of the engine failed, in a line: the first error that it printed.
 * @param which the flags that said which stack, for what a person runs next
 */
export function pulumiFailure(command: string, output: string, which: readonly string[] = []): Refusal {
  const ran = shellLine(["pulumi", ...command.split(" "), ...which]);
  const owners = lockOwners(command, output);
  if (owners) return stackLocked(ran, shellLine(["pulumi", "cancel", ...which]), owners);
  const lines = output.split("\n").map((line) => line.trim());
  const error = lines.find((line) => line.startsWith("error:"))?.slice("error:".length);
  const reason = error ?? lines.findLast((line) => line !== "") ?? "it said nothing";
  return engineFailure(`\`${ran}\` failed: ${reason.trim()}`);
}

/** Undefined where no lock was met; empty where the engine does not say whose it is. */
function lockOwners(command: string, output: string): string[] | undefined {
  if (locked.test(output)) return [...output.matchAll(lockOwner)].map(([, who, since]) => `${who} since ${since}`);
  const isUnreadable = takesLock.test(command) && unreadableLock.test(output);
  return isUnreadable ? ["a process that was killed while it wrote its lock"] : undefined;
}
