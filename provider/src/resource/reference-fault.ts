import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { notInstalled } from "../messages/program";
import type { Refusal } from "../messages/refusal";

const { name, version } = createRequire(__filename)("../../package.json") as { name: string; version: string };

/**
 * Why the dynamic host would not find the provider by its reference in state, or nothing where it would. The host looks
 * from the folder that the engine starts both in, the program and the host (`require-from-string` in its
 * cmd/dynamic-provider); in a workspace of packages only what the program itself depends on has to be there.
 *
 * @param folder the one that the program was started in
 */
export function referenceFault(folder: string): Refusal | undefined {
  try {
    createRequire(join(folder, "index.js")).resolve(`${name}/runtime`);
    return undefined;
  } catch {
    return notInstalled(name, version, folder, manifestOf(folder));
  }
}

function manifestOf(folder: string): string {
  const manifest = join(folder, "package.json");
  const above = dirname(folder);
  return existsSync(manifest) || above === folder ? manifest : manifestOf(above);
}
