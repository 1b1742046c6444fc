import { spawn } from "node:child_process";
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
    up: (file) =>
      new Promise((resolve, reject) => {
        const flags = ["--non-interactive", "--yes", "--skip-preview", "--plan", file, ...which];
        const child = spawn("pulumi", ["up", ...flags], { env, stdio: ["ignore", "inherit", "inherit"] });
        child.on("error", ({ message }) => {
          reject(engineFailure(`pulumi cannot be started (${message}).`, "Install it, and put its folder on PATH."));
        });
        // A signal that ends it is no success.
        child.on("close", (status) => {
          resolve(status ?? 1);
        });
      }),
  };
}
