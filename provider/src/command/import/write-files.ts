import { chmod, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { CommandFailure } from "../command-failure";
import { fileFailure, isAbsent } from "../file-failure";

interface Target {
  /** Where the file lies, if its path is a link. */
  place: string;
  /** Its permissions; absent where there is no file yet. */
  mode?: number;
}

/**
 * Writes all files or none: each beside its place first, and into it when all are whole.
 *
 * @param assertStill asked last, and keeps everything from being written where it throws
 */
export async function writeFiles(
  files: readonly { path: string; text: string }[],
  assertStill: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  if (files.length === 0) return;
  const parts: { place: string; part: string }[] = [];
  try {
    for (const { path, text } of files) {
      const { place, mode } = await targetOf(path);
      const part = `${place}.${process.pid}.part`;
      parts.push({ place, part });
      await writeFile(part, text);
      if (mode !== undefined) await chmod(part, mode);
    }
    await assertStill();
    for (const { part, place } of parts) await rename(part, place);
  } catch (error) {
    throw error instanceof CommandFailure ? error : fileFailure("the import cannot be written", error);
  } finally {
    for (const { part } of parts) await rm(part, { force: true });
  }
}

/** A rename puts a new file in place of the old one: a link would be lost, and so would the file's permissions. */
async function targetOf(path: string): Promise<Target> {
  try {
    const place = await realpath(path);
    return { place, mode: (await stat(place)).mode & 0o7777 };
  } catch (error) {
    if (isAbsent(error)) return { place: path };
    throw error;
  }
}
