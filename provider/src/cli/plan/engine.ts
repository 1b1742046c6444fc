import { spawn } from "node:child_process";
import { constants } from "node:os";
import { engineFailure } from "../../messages/command";
import { runPulumi } from "../shared/pulumi/run-pulumi";
import type { WhichStack } from "../shared/pulumi/pulumi-cli";

/** What the engine does for a plan, on one stack. */
export interface PlanEngine {
  version(): Promise<string>;
  /** What `pulumi config --json` prints, which shows no secret. */
  config(): Promise<string>;
  /** What `pulumi stack export` prints. */
  exported(): Promise<string>;
  /** Writes an update plan, and hands back what `pulumi preview --json` printed. */
  plan(file: string): Promise<string>;
  /** Does what the plan says, in sight of the person or the pipeline. @returns the engine's exit status */
  up(file: string): Promise<number>;
}

export function createPlanEngine({ stack, cwd }: WhichStack, env: NodeJS.ProcessEnv): PlanEngine {
  const which = [...(stack === undefined ? [] : ["--stack", stack]), ...(cwd === undefined ? [] : ["--cwd", cwd])];
  return {
    version: () => runPulumi("version", [], env),
    config: () => runPulumi("config", ["--json"], env, which),
    exported: () => runPulumi("stack export", [], env, which),
    plan: (file) =>
      runPulumi("preview", ["--json", "--save-plan", file], env, which, (written) =>
        written.trimStart().startsWith("{"),
      ),
    up: (file) => runInSight(["up", "--non-interactive", "--yes", "--skip-preview", "--plan", file, ...which], env),
  };
}

/**
 * Runs the engine in sight of the person. What asks us to end asks the engine, which then ends what is under way and writes
 * state; a terminal's Ctrl-C reaches both.
 *
 * @returns its exit status; of one that was killed, the signal's number and 128, as a shell has it
 */
function runInSight(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    const wait = (): void => undefined;
    const handOn = (): void => {
      child.kill("SIGINT");
    };
    const letGo = (): void => {
      process.off("SIGINT", wait).off("SIGTERM", handOn);
    };
    // Before the update begins: a signal in between would end us, and leave it alone.
    process.on("SIGINT", wait).on("SIGTERM", handOn);
    const child = spawn("pulumi", args, { env, stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", ({ message }) => {
      letGo();
      reject(engineFailure(`pulumi cannot be started (${message}).`, "Install it, and put its folder on PATH."));
    });
    child.on("close", (status, signal) => {
      letGo();
      resolve(status ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
