import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import type { Facts } from "../shared/plan/reviewed";

/** What a program of Node's runs on, beside the engine. */
const packages = ["pulumi-printix", "printix-partner-sdk", "@pulumi/pulumi", "typescript"];

/**
 * Versions of the packages that the program would load, of the engine, and of Node (its major one). What is not installed there, such as
 * where the program is in Python, has none.
 *
 * @param engine what `pulumi version` printed
 */
export async function packageFacts(folder: string, engine: string): Promise<Facts> {
  const installed = await Promise.all(packages.map(async (name) => [name, await versionOf(name, folder)] as const));
  const known = installed.filter((each): each is readonly [string, string] => each[1] !== undefined);
  return { ...Object.fromEntries(known), node: String(process.versions.node.split(".")[0]), pulumi: engine.trim() };
}

/** By the folders in which Node looks for it: a package need not export its package.json. */
async function versionOf(name: string, folder: string): Promise<string | undefined> {
  const places = createRequire(join(resolve(folder), "Pulumi.yaml")).resolve.paths(name) ?? [];
  for (const place of places) {
    const text = await readFile(join(place, name, "package.json"), "utf8").catch(() => undefined);
    if (text !== undefined) return String((JSON.parse(text) as { version?: unknown }).version);
  }
  return undefined;
}
