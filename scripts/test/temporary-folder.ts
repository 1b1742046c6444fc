import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder, gone after the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "printix-scripts-"));
  undoAfterFile(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
