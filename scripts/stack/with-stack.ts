import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { runForeground } from "../common/foreground.cjs";
import { Failure } from "../common/failure.cjs";
import { localFolder } from "../common/local-folder.cjs";
import { withLock } from "../common/lock.cjs";
import { buildQuietly } from "../build.ts";
import type { Context } from "../context.ts";
import { ensureEngine } from "../engine/engine.ts";
import { cli } from "../engine/programs.ts";
import { capture, without } from "../run.ts";
import { engineEnvironment, type EngineEnvironment } from "./engine-environment.ts";
import { engineReason } from "./engine-reason.ts";
import { claimState, stateFile } from "./owner.ts";
import { refuseStackOption } from "./refuse-stack-option.ts";
import { withSandbox } from "./sandbox.ts";
import { configKeys } from "./stack-config.ts";
import { chooseTarget, requireCredentials, type Target } from "./target.ts";

/** The main program's stack, ready for the engine. */
export interface Stack {
  target: Target;
  /** Runs the engine in the foreground; gives its exit status. */
  pulumi: (args: string[]) => Promise<number>;
  /** Runs the engine for its standard output; throws a Failure with its reason. */
  read: (args: string[]) => Promise<string>;
}

/** Makes the stack where there is none yet. With the file backend its file shows that, without a start of the engine. */
async function ensureStack(
  root: string,
  engine: string,
  target: Target,
  environment: EngineEnvironment,
): Promise<void> {
  const { isLocal } = environment.backend;
  if (isLocal && existsSync(stateFile(root, target.stack))) return;
  // Where two runs make the same stack at once, the engine refuses one.
  await withLock(join(localFolder(root), "stack.lock"), "another run is opening its stack", async () => {
    if (isLocal) mkdirSync(join(root, ".printix", "state"), { recursive: true });
    const env = without(environment.variables, "PULUMI_STACK");
    const args = ["stack", "select", "--create", target.stack, "--non-interactive"];
    const ended = await capture(join(engine, cli), args, { cwd: root, env });
    if (ended.status === 0) return;
    throw new Failure(`The stack "${target.stack}" could not be opened. ${engineReason(ended)}`);
  });
}

/**
 * Gives `work` the stack that the settings choose. With `needsApi` the program's code is built first and, unless a
 * real Partner API is meant, a sandbox runs meanwhile.
 */
export async function withStack(
  context: Context,
  { needsApi }: { needsApi: boolean },
  work: (stack: Stack) => Promise<number>,
): Promise<number> {
  const { root, env, args } = context;
  refuseStackOption(args);
  const target = chooseTarget(env, (stack) => configKeys(root, stack));
  if (needsApi) requireCredentials(target, env);
  const engine = await ensureEngine(context);
  localFolder(root);
  const environment = engineEnvironment(context, engine, target);
  if (environment.backend.isLocal) claimState(root, target);
  if (needsApi) {
    await buildQuietly(context);
    for (const note of environment.notes) console.error(note);
  }
  await ensureStack(root, engine, target, environment);
  const useStack = (variables: Record<string, string>) => {
    const engineEnv = { ...environment.variables, ...variables };
    return work({
      target,
      pulumi: (args) => runForeground(join(engine, cli), args, { cwd: root, env: engineEnv }),
      read: async (args) => {
        const ended = await capture(join(engine, cli), args, { cwd: root, env: engineEnv });
        if (ended.status !== 0) throw new Failure(`\`pulumi ${args.join(" ")}\` failed. ${engineReason(ended)}`);
        return ended.stdout;
      },
    });
  };
  return needsApi && target.mode === "sandbox" ? await withSandbox(root, env, useStack) : await useStack({});
}
