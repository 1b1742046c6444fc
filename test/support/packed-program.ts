import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox, type Sandbox } from "printix-partner-sandbox";
import { packPackages } from "./packed-packages";
import { runProcess, type ProcessResult } from "./run-process";

/** A folder outside of this repository, an API for its programs, and what a user's shell has there. */
export interface Outside {
  sandbox: Sandbox;
  folder: string;
  /** What that shell exports. */
  env: NodeJS.ProcessEnv;
  /** Runs a program in a folder below, and fails the test where that fails. */
  succeed: (cwd: string, command: string, ...args: string[]) => Promise<ProcessResult>;
  /** Installs the packages of this repository, packed as a registry would have them, beside what package.json names. */
  install: (program: string) => Promise<void>;
}

/** Gives a test such a folder, and takes it away whatever happens. */
export async function withOutside(use: (outside: Outside) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "printix-outside-"));
  const sandbox = await startSandbox();
  try {
    const tarballs = join(folder, "tarballs");
    await mkdir(join(folder, "state"));
    const own = Object.entries(process.env).filter(([name]) => !/^(PULUMI|PRINTIX|npm)_/.test(name));
    const env = {
      ...Object.fromEntries(own),
      PULUMI_BACKEND_URL: `file://${folder}/state`,
      PULUMI_CONFIG_PASSPHRASE: "outside",
      PULUMI_HOME: join(folder, "home"),
      PULUMI_SKIP_CONFIRMATIONS: "true",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      ...sandbox.env,
    };
    const succeed: Outside["succeed"] = async (cwd, command, ...args) => {
      const result = await runProcess(command, args, { cwd, env });
      if (result.status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${result.output}`);
      return result;
    };
    const install = async (program: string): Promise<void> => {
      await succeed(program, "npm", "install", "--no-audit", "--no-fund", ...(await packPackages(tarballs)));
    };
    await use({ sandbox, folder, env, succeed, install });
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
