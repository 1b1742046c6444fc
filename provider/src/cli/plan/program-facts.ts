import { execFile } from "node:child_process";
import { lstat, readdir, readFile, readlink, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { messageOf } from "printix-partner-sdk";
import { badInput, fileFailure } from "../../messages/command";
import { digest } from "../shared/plan/digest";
import type { Facts } from "../shared/plan/reviewed";
import type { PlannedProject } from "./planned-project";

const run = promisify(execFile);

/** What no program of a project consists of, where no git says what it consists of. */
const noProgram = new Set([".git", ".pulumi", "node_modules", "__pycache__", "venv", ".venv"]);

/** Files that pin what a program is made with; they may stand above it, at the root of a workspace. */
const lockFiles = ["package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock"];

/**
 * The program's files: those of the project's folder that git knows or would add, or all of it where there is no git; the
 * stack's own configuration, also where git ignores it; the nearest lock file of the repository; and what was named beside.
 *
 * @param without a folder that is no part of it
 * @param also files and folders that the program uses and that stand elsewhere, relative to its folder
 * @throws Refusal for what cannot be read
 */
export async function programFacts(
  { folder, stackFile }: PlannedProject,
  without: string,
  also: readonly string[],
): Promise<Facts> {
  const named = await Promise.all(also.map((path) => namedFiles(join(folder, path))));
  const paths = [
    ...(await filesIn(folder)),
    ...named.flat(),
    ...[stackFile, await lockFileAbove(folder)].filter((path) => path !== undefined),
  ];
  const outside = resolve(without);
  const facts: Record<string, string> = {};
  for (const path of new Set(paths.map((each) => resolve(each)))) {
    if (path === outside || path.startsWith(outside + sep)) continue;
    const content = await contentOf(path);
    if (content !== undefined) facts[relative(folder, path).replaceAll("\\", "/")] = content;
  }
  return facts;
}

async function namedFiles(path: string): Promise<string[]> {
  try {
    // A link was named for what it leads to.
    return (await stat(path)).isDirectory() ? await filesIn(path) : [path];
  } catch (error) {
    throw fileFailure("what --include names cannot be read", error);
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const known = await filesOfGit(folder);
  // A folder that git ignores, and that was named.
  return known === undefined || known.length === 0 ? filesBelow(folder) : known;
}

/** Those that git has, and those that it would add; undefined where the folder is in no working tree, or there is no git. */
async function filesOfGit(folder: string): Promise<string[] | undefined> {
  const args = ["-C", folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listed = await run("git", args, { maxBuffer: 2 ** 30 }).catch((error: unknown) => {
    if (/ENOENT|not a git repository/.test(messageOf(error))) return undefined;
    throw badInput(
      `Git cannot list the files of the program in ${folder}: ${messageOf(error).trim().split("\\n").at(-1) ?? ""}`,
      "Run `git status` there, and do what it says, such as `git config --global --add safe.directory` for a job's container.",
    );
  });
  const names = listed?.stdout.split("\0").filter((name) => name !== "");
  return names === undefined ? undefined : withSubmodules(names.map((name) => join(folder, name)));
}

/** A submodule stands in git's list as its folder. */
async function withSubmodules(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const isFolder = (await lstat(path).catch(() => undefined))?.isDirectory() === true;
    found.push(...(isFolder ? await filesIn(path) : [path]));
  }
  return found;
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

/** The nearest one of the repository: of the project itself, or of the workspace that it belongs to. */
async function lockFileAbove(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const name = names.find((entry) => lockFiles.includes(entry));
  if (name !== undefined) return join(folder, name);
  const above = dirname(resolve(folder));
  return names.includes(".git") || above === resolve(folder) || !(await isInRepository(above))
    ? undefined
    : lockFileAbove(above);
}

async function isInRepository(folder: string): Promise<boolean> {
  return run("git", ["-C", folder, "rev-parse", "--show-toplevel"]).then(
    () => true,
    () => false,
  );
}

/** A link is where it leads to; a file that git knows and that is gone is none. */
async function contentOf(path: string): Promise<string | undefined> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  if (found.isSymbolicLink()) return digest(`link ${await readlink(path)}`);
  return found.isFile() ? digest(await readFile(path)) : undefined;
}
