import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readRecipe, type Recipe } from "../../../scripts/engine/recipe.ts";
import { built, repository } from "../fetched/go-program.ts";
import { languageHost } from "./language-host.ts";
import type { Language } from "./language.ts";
import { pythonSdk } from "./python-sdk.ts";

const module = "github.com/pulumi/pulumi/sdk/v3";
const commands = "python/cmd";
/** The host starts it to run a program, and looks for it beside itself. */
const executor = "pulumi-language-python-exec";

export async function python(): Promise<Language> {
  const sdk = await pythonSdk();
  // The Node host's module holds Python's too.
  const recipe = readRecipe(
    join(repository, "scripts", "engine", "language-nodejs"),
    "pulumi-language-python",
    module,
    `${commands}/pulumi-language-python`,
  );
  const host = await languageHost("python", recipe, (folder, env) => {
    const list = ["list", "-m", "-f", "{{.Dir}}", module];
    const source = execFileSync("go", list, { cwd: recipe.module, env, encoding: "utf8" }).trim();
    copyFileSync(join(source, commands, executor), join(folder, executor));
  });
  // A host of this age does not know the project's option `virtualenv`: it runs the Python that is first on PATH.
  return { ...(host !== undefined && { host }), bin: join(sdk, "bin"), generator: await generator() };
}

/** The hosts that can be built are too old to make an SDK; the engine's own module holds what newer ones do it with. */
async function generator(): Promise<string> {
  const engine = readRecipe(
    join(repository, "scripts", "engine", "pulumi"),
    "generate-python-sdk",
    "github.com/pulumi/pulumi/pkg/v3",
    "codegen/python",
  );
  const source = join(import.meta.dirname, "python-generator.go");
  const recipe: Recipe = { ...engine, package: source, sources: [...engine.sources, readFileSync(source, "utf8")] };
  return join(await built("python-generator", recipe), recipe.program);
}
