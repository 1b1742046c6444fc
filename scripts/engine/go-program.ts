import { delimiter, join } from "node:path";
import { runLogged } from "../common/logged.cjs";
import { without } from "../run.ts";
import { isProgram } from "./programs.ts";
import type { Recipe } from "./recipe.ts";

export function hasGo(env: NodeJS.ProcessEnv): boolean {
  return (env["PATH"] ?? "").split(delimiter).some((folder) => isProgram(join(folder, "go")));
}

/** Replaces the user's Go settings that decide what is built. Those on where modules come from stay. */
export function goEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    GOTOOLCHAIN: "auto",
    ...without(env, "GOOS", "GOARCH"),
    GO111MODULE: "on",
    GOFLAGS: "-mod=readonly -buildvcs=false",
    GOWORK: "off",
    // A machine without a C compiler builds the same.
    CGO_ENABLED: "0",
  };
}

/** Builds a recipe's program into a folder, in a Go environment; hands back what Go said where it fails. */
export async function buildProgram(
  { program, module, package: path, flags }: Recipe,
  folder: string,
  env: NodeJS.ProcessEnv,
  log: string,
): Promise<string | undefined> {
  const args = ["build", "-o", join(folder, program), ...flags, path];
  const { status, output } = await runLogged("go", args, { cwd: module, env, log });
  return status === 0 ? undefined : output;
}
