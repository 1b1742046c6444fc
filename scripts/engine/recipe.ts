import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cli, languageHost } from "./programs.ts";

/** What a program is built from: a Go module of its own, whose go.mod pins one version and whose go.sum proves it. */
export interface Recipe {
  program: string;
  module: string;
  package: string;
  version: string;
  flags: string[];
  goVersion: string;
  sources: string[];
}

const sdkVersion = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/**
 * Reads one program's recipe. The program states the pinned version as its own, in a variable, or the engine warns of a
 * mismatch.
 */
export function readRecipe(
  module: string,
  program: string,
  requirement: string,
  folder: string,
  versionVariable = sdkVersion,
): Recipe {
  const sources = ["go.mod", "go.sum"].map((file) => readFileSync(join(module, file), "utf8"));
  const goMod = sources.join("\n");
  const [, version = ""] = new RegExp(`^require ${requirement} (v\\S+)$`, "m").exec(goMod) ?? [];
  const [, goVersion = ""] = /^go (\S+)$/m.exec(goMod) ?? [];
  const flags = ["-trimpath", "-ldflags", `-s -w -X ${versionVariable}=${version}`];
  return { program, module, package: `${requirement}/${folder}`, version, goVersion, flags, sources };
}

/** The engine's two programs that are built; the smaller first, so that a network that refuses shows early. */
export function recipes(root: string): [Recipe, Recipe] {
  const folder = join(root, "scripts", "engine");
  return [
    readRecipe(
      join(folder, "language-nodejs"),
      languageHost,
      "github.com/pulumi/pulumi/sdk/v3",
      "nodejs/cmd/pulumi-language-nodejs",
    ),
    readRecipe(join(folder, "pulumi"), cli, "github.com/pulumi/pulumi/pkg/v3", "cmd/pulumi"),
  ];
}
