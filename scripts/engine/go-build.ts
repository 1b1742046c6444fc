import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diagnose, Failure } from "../common/failure.cjs";
import { step } from "../common/progress.cjs";
import { cacheFolder, engineName } from "./cache.ts";
import { buildProgram, goEnvironment, hasGo } from "./go-program.ts";
import { place } from "./place.ts";
import { copyDynamicHost, isEngine } from "./programs.ts";
import { recipes } from "./recipe.ts";

const pulumiDocs = "https://www.pulumi.com/docs/install/";

function builtFolder(root: string, env: NodeJS.ProcessEnv): string {
  const [host, pulumi] = recipes(root);
  const recipe = [host, pulumi].flatMap(({ flags, sources }) => [...flags, ...sources]);
  return join(cacheFolder(env), engineName(pulumi.version.slice(1), recipe));
}

export function cachedBuild(root: string, env: NodeJS.ProcessEnv): string | undefined {
  const folder = builtFolder(root, env);
  return isEngine(folder) ? folder : undefined;
}

function goFolders(env: NodeJS.ProcessEnv): string[] {
  try {
    const output = execFileSync("go", ["env", "GOMODCACHE", "GOCACHE"], {
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return [...output.trim().split("\n"), env["GOTMPDIR"] ?? tmpdir()];
  } catch {
    return [tmpdir()];
  }
}

/** The one line for a build that failed. */
export function explainBuild(output: string, goVersion: string, folders: string[]): string {
  if (/requires go >=|invalid go version|toolchain not available|download go[\d.]+ for/.test(output)) {
    return `The Go on PATH is older than the Pulumi engine needs. Install Go ${goVersion} or newer (https://go.dev/dl/), or put pulumi on PATH (${pulumiDocs}), then run the command again.`;
  }
  return (
    diagnose(output, { what: "the Pulumi engine's release and the Go module proxy", folders, space: "4 GB" }) ??
    `The Pulumi engine could not be built. Put pulumi on PATH instead (${pulumiDocs}), or read the log.`
  );
}

/** Builds the engine from its Go modules, where no official release can be downloaded. */
export async function buildEngine(root: string, env: NodeJS.ProcessEnv, log: string): Promise<string> {
  const [host, pulumi] = recipes(root);
  if (!hasGo(env)) {
    throw new Failure(
      `There is no pulumi on PATH, its release cannot be downloaded, and there is no Go to build it with. Put pulumi on PATH (${pulumiDocs}) or install Go ${pulumi.goVersion} or newer (https://go.dev/dl/), then run the command again.`,
    );
  }
  const folder = builtFolder(root, env);
  const goEnv = goEnvironment(env);
  await step(
    "building the Pulumi engine from its Go modules",
    () =>
      place(folder, async (temporary) => {
        for (const recipe of [host, pulumi]) {
          const output = await buildProgram(recipe, temporary, goEnv, log);
          if (output === undefined) continue;
          throw new Failure(explainBuild(output, pulumi.goVersion, [cacheFolder(env), ...goFolders(goEnv)]), { log });
        }
        copyDynamicHost(root, temporary);
      }),
    "usually 4 to 6 minutes, once",
  );
  return folder;
}
