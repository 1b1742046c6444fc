import { execFile, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "./cache-folder";

/** Programs of PyPI, in the exact versions of a file of requirements. */
export interface PythonTool {
  /** Whether this machine has them, or a Python to install them with: where not, tests of them are skipped, and said to be. */
  isHere: () => boolean;
  /** Installs them once for a machine, into the cache where the engine lies too. */
  install: () => Promise<void>;
  /** The path of one of its programs. */
  program: (name: string) => string;
}

/** @param name the package that it is called by, which `NAME-requirements.txt` pins; its own program comes last */
export function pythonTool(name: string): PythonTool {
  const requirements = join(__dirname, `${name}-requirements.txt`);
  const [, version = ""] = new RegExp(`^${name}==(.+)$`, "m").exec(readFileSync(requirements, "utf8")) ?? [];
  const folder = cacheFolder(`${name}-${version}`);
  const program = (of: string): string => join(folder, "bin", of);
  return {
    program,
    isHere: () => {
      const isNewEnough = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))";
      return existsSync(program(name)) || spawnSync("python3", ["-c", isNewEnough]).status === 0;
    },
    install: async () => {
      if (existsSync(program(name))) return;
      const run = promisify(execFile);
      await rm(folder, { recursive: true, force: true });
      await run("python3", ["-m", "venv", folder]);
      const install = ["install", "--quiet", "--only-binary", ":all:", "--requirement", requirements];
      await run(program("python"), ["-m", "pip", "--disable-pip-version-check", ...install]);
    },
  };
}
