import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { badFile, fileFailure } from "../../../messages/command";
import { canonicalJson } from "./canonical-json";
import { digest } from "./digest";
import { reviewed, type Facts, type Reviewed } from "./reviewed";

/** A plan is a folder: what the engine is bound to, what people review, and what both rest on. */
export const planFiles = {
  ...{ engine: "plan.json", preview: "preview.json", reviewed: "reviewed.json" },
  /** In place of the others, where no plan could be made. */
  failed: "failed.json",
} as const;

export const fileIn = (folder: string, file: keyof typeof planFiles): string => join(folder, planFiles[file]);

/** Makes the folder anew: nothing of an older plan stays in it. Nobody else may read it, since it names customers. */
export async function emptyPlanFolder(folder: string): Promise<void> {
  try {
    for (const file of Object.values(planFiles)) await rm(join(folder, file), { force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileFailure("the plan cannot be written", error);
  }
}

/** Writes what a preview printed, and lets nobody else read what the engine has written. */
export async function keepPrivate(folder: string, printed: string): Promise<void> {
  await writeFile(fileIn(folder, "preview"), printed, { mode: 0o600 });
  await chmod(fileIn(folder, "engine"), 0o600).catch(() => undefined);
}

/** The plan's own files, as they are now. */
export async function fileFacts(folder: string): Promise<Facts> {
  const names = [planFiles.engine, planFiles.preview];
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, digest(await read(join(folder, name)))] as const)),
  );
}

/** What tells plans from each other that do, or rest on, something else: the same one, made again, has the same digest. */
function digestOf({ files, ...facts }: Reviewed): string {
  return digest(canonicalJson(facts));
}

/** @returns the plan's digest */
export async function writeReviewed(folder: string, facts: Reviewed): Promise<string> {
  await writeFile(fileIn(folder, "reviewed"), `${JSON.stringify(facts, undefined, 2)}\n`, { mode: 0o600 });
  return digestOf(facts);
}

const failedPlan = z.strictObject({ stack: z.string() });

/** Notes that a stack has no plan, for the comment on its pull request. */
export async function writeFailed(folder: string, stack: string): Promise<void> {
  await emptyPlanFolder(folder);
  await writeFile(fileIn(folder, "failed"), `${JSON.stringify({ stack })}\n`, { mode: 0o600 });
}

/** The stack whose plan could not be made; undefined where nothing says so. */
export async function readFailed(folder: string): Promise<string | undefined> {
  try {
    return failedPlan.parse(JSON.parse(await readFile(fileIn(folder, "failed"), "utf8"))).stack;
  } catch {
    return undefined;
  }
}

/** What was written with a plan, and the plan's digest. @throws Refusal where it cannot be used */
export async function readReviewed(folder: string): Promise<{ facts: Reviewed; planDigest: string }> {
  const path = fileIn(folder, "reviewed");
  const text = (await read(path)).toString("utf8");
  try {
    const facts = reviewed.parse(JSON.parse(text));
    return { facts, planDigest: digestOf(facts) };
  } catch {
    throw badFile(
      `${path} is not what this release of \`pulumi-printix plan\` writes.`,
      "Run `pulumi-printix plan` again, with the release that applies it.",
    );
  }
}

function read(path: string): Promise<Buffer> {
  return readFile(path).catch((error: unknown) => {
    throw fileFailure(
      "the plan cannot be read",
      error,
      "Run `pulumi-printix plan` first, with the same folder as --out.",
    );
  });
}
