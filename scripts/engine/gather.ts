import { constants, copyFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, engineName, withEngineLock } from "./cache.ts";
import type { ScatteredEngine } from "./on-path.ts";
import { place } from "./place.ts";
import { copyDynamicHost, dynamicHost, isEngine } from "./programs.ts";

/**
 * One folder with copies of programs that lie apart. Links would not do: the engine warns of every helper that is not
 * beside its own real file.
 */
export async function gather(engine: ScatteredEngine, root: string, env: NodeJS.ProcessEnv): Promise<string> {
  // An update in place makes a new folder.
  const identity = Object.values(engine).map((file) => `${file} ${statSync(file).mtimeMs}`);
  const folder = join(cacheFolder(env), engineName("gathered", identity));
  if (isEngine(folder)) return folder;
  // Another run may be using the engine by the time that this one would put its own in its place.
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
