import { constants, copyFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, engineName, withEngineLock } from "./cache.ts";
import type { ScatteredEngine } from "./on-path.ts";
import { place } from "./place.ts";
import { copyDynamicHost, dynamicHost, isEngine } from "./programs.ts";

/**
 * Copies programs from several folders into one. Links do not work: the engine warns of every helper that is not
 * beside its own real file.
 */
export async function gather(engine: ScatteredEngine, root: string, env: NodeJS.ProcessEnv): Promise<string> {
  // An update in place makes a new folder.
  const identity = Object.values(engine).map((file) => `${file} ${statSync(file).mtimeMs}`);
  const folder = join(cacheFolder(env), engineName("gathered", identity));
  if (isEngine(folder)) return folder;
  // Another run may have made the folder meanwhile, and use it.
  await withEngineLock(env, async () => {
    if (isEngine(folder)) return;
    await place(folder, (temporary) => {
      for (const [program, file] of Object.entries(engine)) {
        copyFileSync(file, join(temporary, program), constants.COPYFILE_FICLONE);
      }
      if (engine[dynamicHost] === undefined) copyDynamicHost(root, temporary);
      return Promise.resolve();
    });
  });
  return folder;
}
