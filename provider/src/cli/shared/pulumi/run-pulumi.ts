import { spawn } from "node:child_process";
import { engineFailure } from "../../../messages/command";
import { pulumiFailure } from "./pulumi-failure";

/**
 * Runs the engine's own command line from PATH, and gives what it wrote to standard output.
 * @param command the words that messages name it by, such as `stack export`
 * @param which the flags that say which stack, for the commands that messages tell people to run
 * @param isEnough whether what it wrote to standard output is of use even where it failed
 */
export function runPulumi(
  command: string,
  flags: readonly string[],
  env: NodeJS.ProcessEnv,
  which: readonly string[] = [],
  isEnough: (written: string) => boolean = () => false,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const args = ["--non-interactive", "--color=never", ...command.split(" "), ...flags, ...which];
    const child = spawn("pulumi", args, { env, stdio: ["ignore", "pipe", "pipe"] });
    const written = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (text: string) => {
        written[stream] += text;
      });
    }
    child.on("error", ({ message }) => {
      reject(engineFailure(`pulumi cannot be started (${message}).`, "Install it, and put its folder on PATH."));
    });
    child.on("close", (status) => {
      if (status === 0 || isEnough(written.stdout)) resolve(written.stdout);
      // Standard error first: there the engine says why a command could not begin at all.
      else reject(pulumiFailure(command, written.stderr + written.stdout, which));
    });
  });
}
