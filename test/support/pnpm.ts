import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "./cache-folder";

const version = "10.34.9";
const folder = cacheFolder(`pnpm-${version}`);
const program = join(folder, "node_modules", "pnpm", "bin", "pnpm.cjs");

/** pnpm's program, fetched once for a machine; undefined where it cannot be had, and tests of it are skipped. */
export function pnpm(): string | undefined {
  if (existsSync(program)) return program;
  mkdirSync(dirname(folder), { recursive: true });
  const fetched = mkdtempSync(`${folder}-`);
  try {
    const options = ["--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=0"];
    const { status } = spawnSync("npm", ["install", ...options, "--prefix", fetched, `pnpm@${version}`]);
    if (status !== 0) return undefined;
    renameSync(fetched, folder);
    return program;
  } finally {
    rmSync(fetched, { recursive: true, force: true });
  }
}
