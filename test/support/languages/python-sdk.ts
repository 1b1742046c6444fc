import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { inCache } from "../fetched/in-cache.ts";
import { lastLine, NotHere } from "../fetched/not-here.ts";

const requirements = join(import.meta.dirname, "python-sdk.txt");

/**
 * A Python environment with the Pulumi SDK, made once for a machine and each Python of it. It was moved once made, so
 * its `python` works, and its other commands do as `python -m`.
 */
export async function pythonSdk(): Promise<string> {
  const tag = await pythonTag();
  if (tag === undefined) throw new NotHere("there is no Python 3.10 with venv and ensurepip");
  const text = readFileSync(requirements, "utf8");
  const [, version = ""] = /^pulumi==(\S+)/m.exec(text) ?? [];
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
  return inCache(`python-sdk-${version}-${tag}-${hash}`, "bin/python", async (folder) => {
    const install = ["install", "--quiet", "--only-binary", ":all:", "--require-hashes", "--requirement", requirements];
    try {
      await run("python3", "-m", "venv", folder);
      await run(join(folder, "bin", "python"), "-m", "pip", "--disable-pip-version-check", ...install);
    } catch (error) {
      throw new NotHere(`Python's Pulumi SDK could not be installed: ${lastLine(error)}`);
    }
  });
}

/** Such as `cpython-311`: an environment is good for one minor version. */
async function pythonTag(): Promise<string | undefined> {
  const script = "import ensurepip, sys, venv; assert sys.version_info >= (3, 10); print(sys.implementation.cache_tag)";
  try {
    return (await run("python3", "-c", script)).trim();
  } catch {
    return undefined;
  }
}

async function run(program: string, ...args: string[]): Promise<string> {
  return (await promisify(execFile)(program, args)).stdout;
}
