import { createHash } from "node:crypto";
import { accessSync, constants, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { Failure } from "../common/failure.cjs";
import { withLock } from "../common/lock.cjs";

/** Where engines are kept, outside of the clone so that the next clone finds them. */
export function cacheFolder(env: NodeJS.ProcessEnv, home = homedir()): string {
  const own = env["PRINTIX_ENGINE_CACHE"];
  if (own) return own;
  const xdg = env["XDG_CACHE_HOME"];
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, ".cache"), "pulumi-printix");
}

/** The same folder, made where there is none. */
export function makeCacheFolder(env: NodeJS.ProcessEnv): string {
  const folder = cacheFolder(env);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    throw new Failure(
      `The Pulumi engine cannot be kept in ${folder}: it is not writable. Make it writable, or name another folder in PRINTIX_ENGINE_CACHE, then run the command again.`,
    );
  }
}

/** Runs `work`, which puts an engine into the cache, while no other run does. */
export function withEngineLock<T>(env: NodeJS.ProcessEnv, work: () => Promise<T>): Promise<T> {
  return withLock(join(makeCacheFolder(env), "engine.lock"), "another run is getting the Pulumi engine", work);
}

/** The name of a tool in the cache; `recipe` is all that decides what is built. */
export function nameInCache(tool: string, version: string, recipe?: readonly string[]): string {
  const name = `${tool}-${version}-${process.platform}-${process.arch}`;
  if (recipe === undefined) return name;
  const hash = createHash("sha256");
  for (const part of recipe) hash.update(part).update("\0");
  return `${name}-${hash.digest("hex").slice(0, 12)}`;
}

export function engineName(version: string, recipe?: readonly string[]): string {
  return nameInCache("engine", version, recipe);
}
