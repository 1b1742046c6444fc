import { readdir, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { percentDecoded } from "../../../files/encoded-text";

/**
 * The file backend keeps attributes in a file of their own beside each state file, and writes them in place: an
 * engine that is killed just then leaves an empty one, and every command fails with "EOF" from then on (setAttrs in
 * gocloud.dev/blob/fileblob). The state itself is whole, and an absent file of attributes counts as none. So empty
 * ones are removed, even while an engine runs.
 * @returns what was removed
 */
export async function removeEmptyAttributes(backendUrl: string, cwd: string): Promise<string[]> {
  if (!backendUrl.startsWith("file://")) return [];
  // As the engine reads it: a space may stand in the URL as it is, or as `%20`.
  const [path = ""] = backendUrl.slice("file://".length).split("?");
  const root = join(resolve(cwd, percentDecoded(path).replace(/^~/, homedir())), ".pulumi");
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const attributes = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".attrs"))
    .map(({ parentPath, name }) => join(parentPath, name));
  const removed: string[] = [];
  for (const file of attributes) {
    if ((await stat(file)).size > 0) continue;
    await rm(file);
    removed.push(file);
  }
  return removed;
}
