import { join } from "node:path";
import { readRecipe } from "../../../scripts/engine/recipe.ts";
import { languageHost } from "./language-host.ts";
import type { Language } from "./language.ts";

const module = "github.com/pulumi/pulumi-yaml";

export async function yaml(): Promise<Language> {
  const recipe = readRecipe(
    join(import.meta.dirname, "language-yaml"),
    "pulumi-language-yaml",
    module,
    "cmd/pulumi-language-yaml",
    `${module}/pkg/version.Version`,
  );
  const host = await languageHost("yaml", recipe);
  return { ...(host !== undefined && { host }) };
}
