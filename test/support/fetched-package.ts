import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "./cache-folder";

/**
 * The folder of a package that a test or two need, fetched from npm's registry once for a machine, without what it
 * depends on. Undefined where it cannot be had, and tests of it are skipped.
 */
export function fetchedPackage(name: string, version: string): string | undefined {
  const folder = cacheFolder(`npm-${name.replaceAll("/", "-")}-${version}`);
  if (existsSync(folder)) return join(folder, "package");
  mkdirSync(dirname(folder), { recursive: true });
  const fetched = mkdtempSync(`${folder}.`);
  const run = (program: string, ...args: string[]): boolean => spawnSync(program, args, { cwd: fetched }).status === 0;
  try {
    if (!run("npm", "pack", "--silent", "--fetch-retries=0", `${name}@${version}`)) return undefined;
    const archive = readdirSync(fetched)[0] ?? "";
    if (!run("tar", "-xzf", archive)) return undefined;
    renameSync(fetched, folder);
    return join(folder, "package");
  } finally {
    rmSync(fetched, { recursive: true, force: true });
  }
}
