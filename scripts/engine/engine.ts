import { join } from "node:path";
import { localFolder } from "../common/local-folder.cjs";
import type { Context } from "../context.ts";
import { withEngineLock } from "./cache.ts";
import { gather } from "./gather.ts";
import { buildEngine, cachedBuild } from "./go-build.ts";
import { engineOnPath } from "./on-path.ts";
import { cachedRelease, installRelease } from "./release.ts";

/** The folder that holds the engine's programs: from PATH, else the cache, else a release, else built. */
export async function ensureEngine({ root, env }: Context): Promise<string> {
  const onPath = engineOnPath(env["PATH"] ?? "");
  if (typeof onPath === "string") return onPath;
  if (onPath !== undefined) return await gather(onPath, root, env);
  const cached = () => cachedRelease(root, env) ?? cachedBuild(root, env);
  const logs = join(localFolder(root), "logs");
  return (
    cached() ??
    (await withEngineLock(
      env,
      async () =>
        cached() ??
        (await installRelease(root, env, join(logs, "engine-release.log"))) ??
        (await buildEngine(root, env, join(logs, "engine-build.log"))),
    ))
  );
}
