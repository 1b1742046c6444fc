import { existsSync } from "node:fs";
import { join } from "node:path";
import { fetchedPackage } from "./fetched-package";

/** The folder of a Node of this version, which npm's registry has for each platform. Undefined where it cannot be had. */
export function fetchedNode(version: string): string | undefined {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const folder = fetchedPackage(`node-${platform}-${process.arch}`, version);
  const bin = folder && join(folder, "bin");
  return bin !== undefined && existsSync(join(bin, "node")) ? bin : undefined;
}
