import { homedir } from "node:os";
import { join } from "node:path";

/** Where a tool is kept that is fetched or built once for a machine, beside the engine. */
export function cacheFolder(name: string): string {
  return join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "pulumi-printix", name);
}
