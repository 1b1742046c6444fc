import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Debian's name, and what other systems call it. */
const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** Where this machine has Chromium; undefined where it has none. */
export function findChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
