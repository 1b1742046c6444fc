import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";

/** Fills a temporary folder, and renames it to `folder` when it is complete: nobody finds an incomplete engine. */
export async function place(folder: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const temporary = mkdtempSync(`${folder}.`);
  try {
    await fill(temporary);
    rmSync(folder, { recursive: true, force: true });
    chmodSync(temporary, 0o755);
    renameSync(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
