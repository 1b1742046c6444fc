import { chmod, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { encodeText, encodingOf, type TextEncoding } from "../../files/encoded-text";
import { fileFailure } from "../../messages/command";
import { Refusal } from "../../messages/refusal";
import { isAbsent } from "../shared/is-absent";

interface Target {
  /** Where the file really lies: its path may be a link. */
  place: string;
  /** Its permissions; absent where there is no file yet. */
  mode?: number;
  /** The encoding of the file that is there; absent where there is none yet. */
  encoding?: TextEncoding;
}

/** A file to write. */
export interface NewText {
  path: string;
  text: string;
  /** Whether it is the old text with something added, and so stays in its encoding. */
  isAddedTo?: boolean;
}

/**
 * Writes all files or none. Each is written beside its place first, and moved there when all are complete.
 *
 * @param assertStill asked last, and keeps everything from being written where it throws
 */
export async function writeFiles(
  files: readonly NewText[],
  assertStill: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  if (files.length === 0) return;
  const parts: { place: string; part: string }[] = [];
  try {
    for (const { path, text, isAddedTo } of files) {
      const { place, mode, encoding } = await targetOf(path);
      const part = `${place}.${process.pid}.part`;
      parts.push({ place, part });
      await writeFile(part, encodeText(text, isAddedTo === true ? (encoding ?? "utf-8") : "utf-8"));
      if (mode !== undefined) await chmod(part, mode);
    }
    await assertStill();
    for (const { part, place } of parts) await rename(part, place);
  } catch (error) {
    throw error instanceof Refusal ? error : fileFailure("the import cannot be written", error);
  } finally {
    for (const { part } of parts) await rm(part, { force: true });
  }
}

/** Where a rename puts the new file, and with which permissions: it would replace a link, and lose the old ones. */
async function targetOf(path: string): Promise<Target> {
  try {
    const place = await realpath(path);
    const { mode } = await stat(place);
    return { place, mode: mode & 0o7777, encoding: encodingOf(await readFile(place)) };
  } catch (error) {
    if (isAbsent(error)) return { place: path };
    throw error;
  }
}
