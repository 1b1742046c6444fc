import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Answer } from "./fetched/answer.ts";

const repository = join(__dirname, "..", "..");

/**
 * Has a process get a thing that tests need, once for a machine, and hands back what it answers. Waits for it at once,
 * since jest has to know which tests there are.
 */
export function askFor<Thing extends object>(program: string, name: string): Answer<Thing> {
  const { status, stdout } = spawnSync(process.execPath, [program, name], {
    cwd: repository,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${program} ${name} failed, as said above`);
  return JSON.parse(stdout) as Answer<Thing>;
}
