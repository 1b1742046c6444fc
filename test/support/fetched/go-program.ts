import { join } from "node:path";
import { localFolder } from "../../../scripts/common/local-folder.cjs";
import { nameInCache } from "../../../scripts/engine/cache.ts";
import { buildProgram, goEnvironment, hasGo } from "../../../scripts/engine/go-program.ts";
import type { Recipe } from "../../../scripts/engine/recipe.ts";
import { inCache } from "./in-cache.ts";
import { NotHere } from "./not-here.ts";

export const repository = join(import.meta.dirname, "..", "..", "..");

export type Complete = (folder: string, goEnv: NodeJS.ProcessEnv) => void;

/** The folder of a program that is built once for a machine; `complete` adds what has to lie beside it. */
export function built(name: string, recipe: Recipe, complete: Complete = () => undefined): Promise<string> {
  const { env } = process;
  const { program, version, flags, sources } = recipe;
  return inCache(nameInCache(name, version, [...flags, ...sources]), program, async (temporary) => {
    if (!hasGo(env)) throw new NotHere(`there is no Go to build ${program} with`);
    const goEnv = goEnvironment(env);
    const log = join(localFolder(repository), "logs", `${program}.log`);
    const output = await buildProgram(recipe, temporary, goEnv, log);
    if (output !== undefined) throw new NotHere(`${program} could not be built, as ${log} says`);
    complete(temporary, goEnv);
  });
}
