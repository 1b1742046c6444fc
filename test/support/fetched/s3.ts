import { join } from "node:path";
import { readRecipe } from "../../../scripts/engine/recipe.ts";
import { built } from "./go-program.ts";
import { needSetpriv } from "./on-machine.ts";
import type { ServerProgram } from "./server-program.ts";

/** gofakes3, built from its Go module. */
export async function s3(): Promise<ServerProgram> {
  needSetpriv();
  const recipe = readRecipe(
    join(import.meta.dirname, "gofakes3"),
    "gofakes3",
    "github.com/johannesboyne/gofakes3",
    "cmd/gofakes3",
  );
  return { bin: await built("gofakes3", recipe) };
}
