import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { makeCacheFolder, engineName } from "./cache.ts";
import type { ScatteredEngine } from "./on-path.ts";
import { place } from "./place.ts";
import { dynamicHost, isEngine } from "./programs.ts";
import { copyDynamicHost } from "./dynamic-host.ts";

/** One folder with links to programs that lie apart, since the engine takes its helpers from the first folder of PATH. */
export async function gather(engine: ScatteredEngine, root: string, env: NodeJS.ProcessEnv): Promise<string> {
  const folder = join(makeCacheFolder(env), engineName("links", Object.values(engine)));
  if (isEngine(folder)) return folder;
  await place(folder, (temporary) => {
    for (const [program, file] of Object.entries(engine)) symlinkSync(file, join(temporary, program));
    if (engine[dynamicHost] === undefined) copyDynamicHost(root, temporary);
    return Promise.resolve();
  });
  return folder;
}
