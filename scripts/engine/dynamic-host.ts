import { chmodSync, copyFileSync } from "node:fs";
import { join } from "node:path";
import { dynamicHost } from "./programs.ts";

/** Takes the script that runs dynamic resources from the npm package: it finds the package again from the program's folder. */
export function copyDynamicHost(root: string, folder: string): void {
  const file = join(folder, dynamicHost);
  copyFileSync(join(root, "node_modules", "@pulumi", "pulumi", dynamicHost), file);
  chmodSync(file, 0o755);
}
