import { execFile } from "node:child_process";
import { lstat, readdir, readFile, readlink } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { digest } from "../shared/plan/digest";
import type { PlannedProject } from "./planned-project";
import type { Facts } from "../shared/plan/reviewed";

const run = promisify(execFile);

/** What no program of a project consists of, where no git says what it consists of. */
const noProgram = new Set([".git", ".pulumi", "node_modules", "__pycache__", "venv", ".venv"]);

/** Files that pin what a program is made with; they may stand above it, at the root of a workspace. */
const lockFiles = ["package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock"];

/**
 * The program's files: those of the project's folder that git knows or would add, or all of it where there is no git; the
 * stack's own configuration, also where git ignores it; the nearest lock file; and what was named beside.
 *
 * @param without a folder that is no part of it
 * @param also files and folders that the program uses and that stand elsewhere, relative to its folder
 */
export async function programFacts(
  { folder, stackFile }: PlannedProject,
  without: string,
  also: readonly string[],
): Promise<Facts> {
  const paths = [
    ...(await filesIn(folder)),
    ...(await Promise.all(also.map((path) => filesIn(join(folder, path))))).flat(),
    ...[stackFile, await lockFileAbove(folder)].filter((path) => path !== undefined),
  ];
  const outside = resolve(without);
  const facts: Record<string, string> = {};
  for (const path of new Set(paths.map((each) => resolve(each)))) {
    if (path === outside || path.startsWith(join(outside, "/"))) continue;
    const content = await contentOf(path);
    if (content !== undefined) facts[relative(folder, path).replaceAll("\\", "/")] = content;
  }
  return facts;
}

async function filesIn(path: string): Promise<string[]> {
  const found = await lstat(path);
  if (!found.isDirectory()) return [path];
  const known = await filesOfGit(path);
  // A folder that git ignores, and that was named.
  return known === undefined || known.length === 0 ? filesBelow(path) : known;
}

/** Those that git has, and those that it would add; undefined where the folder is in no working tree, or there is no git. */
async function filesOfGit(folder: string): Promise<string[] | undefined> {
  const args = ["-C", folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listed = await run("git", args, { maxBuffer: 2 ** 30 }).catch(() => undefined);
  if (listed === undefined) return undefined;
  return listed.stdout
    .split("\0")
    .filter((name) => name !== "")
    .map((name) => join(folder, name));
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries
    .filter(({ name }) => !noProgram.has(name))
    .map(async (entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? await filesBelow(path) : [path];
    });
  return (await Promise.all(found)).flat();
}

/** The nearest one, upwards: of the project itself, or of the workspace that it belongs to. */
async function lockFileAbove(folder: string): Promise<string | undefined> {
  const name = (await readdir(folder)).find((entry) => lockFiles.includes(basename(entry)));
  if (name !== undefined) return join(folder, name);
  const above = dirname(resolve(folder));
  return above === resolve(folder) ? undefined : lockFileAbove(above);
}

/** A link is where it leads to; a file that git knows and that is gone is none. */
async function contentOf(path: string): Promise<string | undefined> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  if (found.isSymbolicLink()) return digest(`link ${await readlink(path)}`);
  // A repository inside the repository stands in git's list as its folder.
  return found.isFile() ? digest(await readFile(path)) : undefined;
}
