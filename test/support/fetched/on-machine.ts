import { execFileSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { isProgram } from "../../../scripts/engine/programs.ts";
import { NotHere } from "./not-here.ts";

/** The first folder of PATH, or of these, that has all of the programs. */
export function folderWith(programs: readonly string[], more: readonly string[] = []): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), ...more].filter((folder) => folder !== "");
  return folders.find((folder) => programs.every((program) => isProgram(join(folder, program))));
}

/** Servers are started by util-linux's setpriv, which has the kernel end them with the test that they belong to. */
export function needSetpriv(): void {
  try {
    execFileSync("setpriv", ["--pdeathsig", "KILL", "true"], { stdio: "ignore" });
  } catch {
    throw new NotHere("there is no setpriv (util-linux 2.33) to start a server with that ends with its test");
  }
}
