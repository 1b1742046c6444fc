import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";

/**
 * The file of a run's record, by the address of its engine, in a folder of the user's own. An engine of before may have had
 * the same address: where it and all that it had started were killed at once, nobody has taken its file away.
 *
 * @throws Error where the folder is somebody else's, or others could write to it
 */
export function recordFile(engineAddress: string, temporary: string): string {
  const file = join(privateFolder(temporary), engineAddress.replace(/[^\w.]+/g, "-"));
  if (isLeft(file)) rmSync(file, { force: true });
  return file;
}

function privateFolder(temporary: string): string {
  const { uid, username } = userInfo();
  const folder = join(temporary, `pulumi-printix-${uid < 0 ? username : uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  // Windows has neither, and its folder of temporary files is the user's own.
  const isPrivate = uid < 0 || (found.uid === uid && (found.mode & 0o077) === 0);
  if (!found.isDirectory() || !isPrivate) throw new Error(`${folder} is not a folder that only you can write to`);
  return folder;
}

/** Whether all who have written to it have ended. Each line begins with the process that wrote it. */
function isLeft(file: string): boolean {
  if (!existsSync(file)) return false;
  const writers = new Set(readFileSync(file, "latin1").match(/^\d+(?=-)/gm) ?? []);
  return writers.size > 0 && [...writers].every((pid) => !isAlive(Number(pid)));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
