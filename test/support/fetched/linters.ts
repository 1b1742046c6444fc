import { join } from "node:path";
import { readRecipe } from "../../../scripts/engine/recipe.ts";
import { answer } from "./answer.ts";
import { built } from "./go-program.ts";

await answer({
  actionlint: async () => {
    const module = join(import.meta.dirname, "actionlint");
    const recipe = readRecipe(module, "actionlint", "github.com/rhysd/actionlint", "cmd/actionlint");
    return { bin: await built("actionlint", recipe) };
  },
});
