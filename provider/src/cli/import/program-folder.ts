import { dirname, extname, join } from "node:path";
import { parse } from "yaml";
import { findProject, readIfReadable, type ReadText } from "../shared/pulumi/find-project";

/** A Node.js program of Pulumi, as far as its folder tells. Paths begin as the folder's own does. */
export interface ProgramFolder {
  /** The file that Pulumi runs, whether it is there or not. */
  mainPath: string;
  /** What stands in it; absent where there is no such file yet. */
  mainText?: string;
  /** The working folder that Pulumi gives the program. */
  workingFolder: string;
  /** Whether its `.js` and `.ts` files are ES modules. */
  isModule: boolean;
}

const extensions = [".ts", ".js", ".mts", ".mjs", ".cts", ".cjs"];

/** Finds the program of the project that a folder belongs to; undefined where there is none in Node.js. */
export async function findProgram(
  from: string,
  readText: ReadText = readIfReadable,
): Promise<ProgramFolder | undefined> {
  const project = await findProject(from, readText);
  if (project === undefined) return undefined;
  const { folder } = project;
  const { runtime, main } = fieldsOf(project.text);
  const { name = runtime } = (typeof runtime === "object" ? runtime : {}) as { name?: unknown };
  if (name !== "nodejs" && name !== "bun") return undefined;

  const manifest = fieldsOf((await readText(join(folder, "package.json"))) ?? "");
  const isModule = manifest["type"] === "module";
  const own = typeof main === "string" ? join(folder, main) : undefined;
  const named = typeof manifest["main"] === "string" ? [join(folder, manifest["main"])] : [];
  const starts = own === undefined ? [...named, folder] : [own];
  const candidates = starts.flatMap((start) => [
    start,
    ...extensions.flatMap((extension) => [start + extension, join(start, `index${extension}`)]),
  ]);
  const found = await firstOf(candidates, readText);
  // Pulumi runs a `main` of the project in the folder of that file, and any other program in the project's.
  const isFile = own !== undefined && extname(own) !== "";
  const base = { workingFolder: isFile ? dirname(own) : (own ?? folder), isModule };
  if (found) return { ...base, mainPath: found.path, mainText: found.text };
  return { ...base, mainPath: isFile ? own : join(own ?? folder, "index.ts") };
}

async function firstOf(
  paths: readonly string[],
  readText: ReadText,
): Promise<{ path: string; text: string } | undefined> {
  for (const path of paths) {
    const text = await readText(path);
    if (text !== undefined) return { path, text };
  }
  return undefined;
}

/** What a file in YAML or JSON says; nothing where it is neither: Pulumi itself reports that. */
function fieldsOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
