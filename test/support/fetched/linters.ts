import { spawnSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { readRecipe } from "../../../scripts/engine/recipe.ts";
import { answer } from "./answer.ts";
import { built } from "./go-program.ts";
import { NotHere } from "./not-here.ts";

const folder = (name: string): string => join(import.meta.dirname, name);

/** The last release of the Kubernetes operator that a registry has; go.sum of kubeconform/ answers for it. */
const operator = "github.com/pulumi/pulumi-kubernetes-operator@v1.16.0";

/** The operator's definition of its `Stack`. */
function stackDefinition(cwd: string, env: NodeJS.ProcessEnv): string {
  const { status, stdout } = spawnSync("go", ["mod", "download", "-json", operator], { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new NotHere(`${operator} cannot be had`);
  return join((JSON.parse(stdout) as { Dir: string }).Dir, "deploy", "crds", "pulumi.com_stacks.yaml");
}

await answer({
  actionlint: async () => {
    const recipe = readRecipe(folder("actionlint"), "actionlint", "github.com/rhysd/actionlint", "cmd/actionlint");
    return { bin: await built("actionlint", recipe) };
  },
  kubeconform: async () => {
    const module = folder("kubeconform");
    const recipe = readRecipe(module, "kubeconform", "github.com/yannh/kubeconform", "cmd/kubeconform");
    const bin = await built("kubeconform", recipe, (to, env) => {
      copyFileSync(stackDefinition(module, env), join(to, "stacks.yaml"));
    });
    return { bin };
  },
});
