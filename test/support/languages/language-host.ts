import { join } from "node:path";
import { engineOnPath } from "../../../scripts/engine/on-path.ts";
import { isProgram } from "../../../scripts/engine/programs.ts";
import type { Recipe } from "../../../scripts/engine/recipe.ts";
import { built, type Complete } from "../fetched/go-program.ts";

/**
 * Builds a language's host from its Go module, once for a machine; `complete` adds what has to lie beside it. An official
 * release of the engine has one beside it already, which the engine would take in any case.
 */
export async function languageHost(language: string, recipe: Recipe, complete?: Complete): Promise<string | undefined> {
  const engine = engineOnPath(process.env["PATH"] ?? "");
  if (typeof engine === "string" && isProgram(join(engine, recipe.program))) return undefined;
  return built(`language-${language}`, recipe, complete);
}
