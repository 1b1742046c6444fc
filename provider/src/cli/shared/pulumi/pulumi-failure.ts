import { CommandFailure } from "../command-failure";
import { shellLine } from "../shell-word";

/** The file backend's words, and those of Pulumi Cloud. */
const locked = /currently locked|another update is currently in progress/i;

/**
 * Why a run of the engine failed, in a line: the first error that it printed.
 * @param which the flags that said which stack, for what a person runs next
 */
export function pulumiFailure(command: string, output: string, which: readonly string[] = []): CommandFailure {
  const ran = shellLine(["pulumi", ...command.split(" "), ...which]);
  if (locked.test(output)) {
    return new CommandFailure(
      `\`${ran}\` found the stack locked. Either an update runs just now: wait for its end. Or one was ` +
        `killed and left its lock: once you know that none runs, run \`${shellLine(["pulumi", "cancel", ...which])}\`, and then this again.`,
    );
  }
  const lines = output.split("\n").map((line) => line.trim());
  const error = lines.find((line) => line.startsWith("error:"))?.slice("error:".length);
  const reason = error ?? lines.findLast((line) => line !== "") ?? "it said nothing";
  return new CommandFailure(`\`${ran}\` failed: ${reason.trim()}`);
}
