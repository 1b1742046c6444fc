import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { badFile, fileFailure } from "../../messages/command";
import { isAbsent } from "../shared/is-absent";

/** The folder that the engine starts the plugin from, beside the project file. */
export const launcherFolder = "printix-plugin";

const program = "pulumi-resource-printix";

/**
 * The engine runs the first one, on Windows the second one. `import` works where package.json says `"type": "module"`, which
 * holds for a file without an extension too, and where it does not.
 */
const files = {
  [program]: `#!/usr/bin/env node\nimport("pulumi-printix/plugin").then(({ servePlugin }) => servePlugin());\n`,
  [`${program}.cmd`]: `@node "%~dp0${program}" %*\n`,
};

/** A file of the launcher that is not there, or cannot be run. */
export interface LauncherFile {
  path: string;
  text: string;
}

/** What is missing of the launcher. @throws Refusal where something else stands in its place */
export async function missingFiles(projectFolder: string): Promise<LauncherFile[]> {
  const all = Object.entries(files).map(([name, text]) => ({ path: join(projectFolder, launcherFolder, name), text }));
  const there = await Promise.all(all.map(isThere));
  return all.filter((_, index) => there[index] !== true);
}

export async function writeLauncher(missing: readonly LauncherFile[]): Promise<void> {
  try {
    for (const { path, text } of missing) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
      await chmod(path, 0o755);
    }
  } catch (error) {
    throw fileFailure("the launcher cannot be written", error);
  }
}

async function isThere({ path, text }: LauncherFile): Promise<boolean> {
  let inTheWay = path;
  try {
    const found = await readFile(path, "utf8");
    if (found.replaceAll("\r\n", "\n") === text) return await isExecutable(path);
  } catch (error) {
    if (isAbsent(error)) return false;
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") inTheWay = dirname(path);
  }
  throw badFile(
    `${inTheWay} already exists, and is not what this command writes. Nothing was written.`,
    `Move ${inTheWay} away, and run this again.`,
  );
}

async function isExecutable(path: string): Promise<boolean> {
  return process.platform === "win32" || ((await stat(path)).mode & 0o111) === 0o111;
}
