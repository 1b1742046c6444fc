import { execFile, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "./cache-folder";
import { runProcess, type ProcessResult } from "./run-process";

const requirements = join(__dirname, "schemathesis-requirements.txt");
const [, version = ""] = /^schemathesis==(.+)$/m.exec(readFileSync(requirements, "utf8")) ?? [];
const folder = cacheFolder(`schemathesis-${version}`);
const program = join(folder, "bin", "schemathesis");

/** Whether this machine has it, or a Python to install it with: where not, tests of it are skipped, and said to be. */
export function hasSchemathesis(): boolean {
  const isNewEnough = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))";
  return existsSync(program) || spawnSync("python3", ["-c", isNewEnough]).status === 0;
}

/** Installed from PyPI, once for a machine, into the cache where the engine lies too. Its own program comes last. */
export async function installSchemathesis(): Promise<void> {
  if (existsSync(program)) return;
  const run = promisify(execFile);
  await rm(folder, { recursive: true, force: true });
  await run("python3", ["-m", "venv", folder]);
  const install = ["install", "--quiet", "--only-binary", ":all:", "--requirement", requirements];
  await run(join(folder, "bin", "python"), ["-m", "pip", "--disable-pip-version-check", ...install]);
}

/** Runs it in a folder, where it also leaves what it writes; no proxy stands before a server of this machine. */
export function schemathesis(args: readonly string[], cwd: string): Promise<ProcessResult> {
  const env = { ...process.env, NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1", NO_COLOR: "1" };
  return runProcess(program, args, { cwd, env });
}
