import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runLogged } from "../common/logged.cjs";
import { step } from "../common/progress.cjs";
import { cacheFolder, engineName } from "./cache.ts";
import { place } from "./place.ts";
import { isEngine } from "./programs.ts";

// A network that drops packets must not delay the build for long.
const downloadTimeoutMs = 5 * 60_000;

function sdkVersion(root: string): string {
  const text = readFileSync(join(root, "node_modules", "@pulumi", "pulumi", "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

function releaseFolder(root: string, env: NodeJS.ProcessEnv): string {
  return join(cacheFolder(env), engineName(sdkVersion(root)));
}

export function cachedRelease(root: string, env: NodeJS.ProcessEnv): string | undefined {
  const folder = join(releaseFolder(root, env), "bin");
  return isEngine(folder) ? folder : undefined;
}

/** Installs the official release of the SDK's version; `undefined` where it cannot be downloaded. */
export async function installRelease(root: string, env: NodeJS.ProcessEnv, log: string): Promise<string | undefined> {
  const installer = join(root, "scripts", "engine", "release-installer.ts");
  await step("downloading the Pulumi engine's release", () =>
    place(releaseFolder(root, env), async (temporary) => {
      // In a process of its own: it can be stopped, and what its shell script prints stays in the log.
      await runLogged(process.execPath, [installer, temporary], {
        cwd: root,
        env: { NODE_USE_ENV_PROXY: "1", ...env },
        log,
        timeoutMs: downloadTimeoutMs,
      });
      if (!isEngine(join(temporary, "bin"))) throw new NoRelease();
    }),
  ).catch((error: unknown) => {
    if (!(error instanceof NoRelease)) throw error;
  });
  return cachedRelease(root, env);
}

class NoRelease extends Error {}
