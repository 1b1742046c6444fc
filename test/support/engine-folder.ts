import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProcess, type ProcessResult, type RunningProcess } from "./run-process";

/** The folder of a program, and what runs there: the real engine, with a state and a home of its own. */
export interface EngineFolder {
  /** The program's folder; state lies in its `state`, unless the environment names another backend. */
  folder: string;
  /** The environment of all that runs there, with more variables. */
  environment: (more?: Record<string, string>) => NodeJS.ProcessEnv;
  /** Starts a program in the folder, with the folder's environment. */
  start: (program: string, args: readonly string[], env?: Record<string, string>) => RunningProcess;
  /** Runs the engine's own command line. */
  pulumi: (args: readonly string[], env?: Record<string, string>) => Promise<ProcessResult>;
  /** As `pulumi`, and fails the test where the engine fails. */
  succeed: (...args: string[]) => Promise<ProcessResult>;
  /** The stack's whole export, as text. */
  export: () => Promise<string>;
}

/** Gives a test such a folder, with these variables for all that runs there, and takes it away whatever happens. */
export async function withEngineFolder(
  ownEnv: Record<string, string>,
  use: (engine: EngineFolder) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "printix-engine-"));
  try {
    await mkdir(join(folder, "state"));
    await use(engineIn(folder, ownEnv));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where the engine keeps plugins, and what else is a person's and not a program's. */
export function homeIn(folder: string): string {
  return join(folder, "home");
}

function engineIn(folder: string, ownEnv: Record<string, string>): EngineFolder {
  const outer = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PULUMI|PRINTIX)_/.test(name)));
  const environment: EngineFolder["environment"] = (more) => ({
    ...outer,
    // Without attributes beside it, a state file is written in one step: an engine may be killed at any moment.
    PULUMI_BACKEND_URL: `file://${folder}/state?metadata=skip`,
    PULUMI_CONFIG_PASSPHRASE: "engine-test",
    PULUMI_HOME: homeIn(folder),
    // What an engine leaves that is killed with all that it started goes with the folder.
    TMPDIR: folder,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    ...ownEnv,
    ...more,
  });
  const start: EngineFolder["start"] = (command, args, env) =>
    startProcess(command, args, { cwd: folder, env: environment(env) });
  const pulumi: EngineFolder["pulumi"] = (args, env) =>
    start("pulumi", ["--non-interactive", "--color=never", ...args], env).ended;
  const succeed: EngineFolder["succeed"] = async (...args) => {
    const result = await pulumi(args);
    if (result.status !== 0) throw new Error(`pulumi ${args.join(" ")} failed:\n${result.output}`);
    return result;
  };
  return { folder, environment, start, pulumi, succeed, export: async () => (await succeed("stack", "export")).stdout };
}
