import { existsSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../../../scripts/common/lock.cjs";
import { step } from "../../../scripts/common/progress.cjs";
import { makeCacheFolder } from "../../../scripts/engine/cache.ts";
import { place } from "../../../scripts/engine/place.ts";

/** The folder of a tool in the engine's cache, which `fill` makes where `program` is not in it yet. */
export async function inCache(
  name: string,
  program: string,
  fill: (temporary: string) => Promise<void>,
): Promise<string> {
  const folder = join(makeCacheFolder(process.env), name);
  const isThere = (): boolean => existsSync(join(folder, program));
  if (isThere()) return folder;
  await withLock(`${folder}.lock`, `another run is getting ${name}`, async () => {
    if (!isThere()) await step(`getting ${name}`, () => place(folder, fill));
  });
  return folder;
}
