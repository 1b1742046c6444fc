import { accessSync, chmodSync, constants, copyFileSync } from "node:fs";
import { join } from "node:path";

export const cli = "pulumi";
export const languageHost = "pulumi-language-nodejs";
/** Runs dynamic resources. A part of the npm package @pulumi/pulumi, and of an official release. */
export const dynamicHost = "pulumi-resource-pulumi-nodejs";

const programs = [cli, languageHost, dynamicHost];

export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether the folder holds all that the engine needs, so that it can stand on PATH alone. */
export function isEngine(folder: string): boolean {
  return programs.every((program) => isProgram(join(folder, program)));
}

/** Takes the script that runs dynamic resources from the npm package: it finds the package again from the program's folder. */
export function copyDynamicHost(root: string, folder: string): void {
  const file = join(folder, dynamicHost);
  copyFileSync(join(root, "node_modules", "@pulumi", "pulumi", dynamicHost), file);
  chmodSync(file, 0o755);
}
