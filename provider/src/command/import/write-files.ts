import { rename, rm, writeFile } from "node:fs/promises";
import { CommandFailure } from "../command-failure";
import { fileFailure } from "../file-failure";

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
  const parts = files.map(({ path, text }) => ({ path, text, part: `${path}.${process.pid}.part` }));
  try {
    for (const { part, text } of parts) await writeFile(part, text);
    await assertStill();
    for (const { part, path } of parts) await rename(part, path);
  } catch (error) {
    throw error instanceof CommandFailure ? error : fileFailure("the import cannot be written", error);
  } finally {
    for (const { part } of parts) await rm(part, { force: true });
  }
}
