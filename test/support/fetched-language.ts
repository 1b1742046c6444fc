import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { leaveOut } from "./left-out";
import type { Language } from "./languages/language.ts";

const repository = join(__dirname, "..", "..");
const program = join(__dirname, "languages", "main.ts");

/**
 * What programs in a language need besides the engine, got once for a machine. Undefined where it cannot be had: tests of
 * it are skipped, and said to be. Waits for it at once, since jest has to know which tests there are.
 */
export function fetchedLanguage(name: "python" | "yaml"): Language | undefined {
  const { status, stdout } = spawnSync(process.execPath, [program, name], {
    cwd: repository,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${program} ${name} failed, as said above`);
  const answer = JSON.parse(stdout) as Language | { notHere: string };
  if (!("notHere" in answer)) return answer;
  leaveOut(`programs in ${name}: ${answer.notHere}`);
  return undefined;
}
