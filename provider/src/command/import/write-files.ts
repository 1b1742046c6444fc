import { rename, rm, writeFile } from "node:fs/promises";
import { fileFailure } from "../file-failure";

/** Writes all files or none: each beside its place first, and into it when all are whole. */
export async function writeFiles(files: readonly { path: string; text: string }[]): Promise<void> {
  const parts = files.map(({ path, text }) => ({ path, text, part: `${path}.${process.pid}.part` }));
  try {
    for (const { part, text } of parts) await writeFile(part, text);
    for (const { part, path } of parts) await rename(part, path);
  } catch (error) {
    throw fileFailure("the import cannot be written", error);
  } finally {
    for (const { part } of parts) await rm(part, { force: true });
  }
}
