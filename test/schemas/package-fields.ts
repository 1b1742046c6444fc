import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The packages that are published, by their folders. */
export const published = ["sdk", "provider", "sandbox"] as const;

type Manifest = Record<string, unknown> & { version: string; repository: object; dependencies: Record<string, string> };

/** What a package.json says. */
export function manifestOf(root: string, folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
}

/** A package.json with what the root's says for all packages: version, licence and addresses stand there alone. */
export function withCommonFields(root: string, folder: string): Manifest {
  const { version, license, homepage, repository, bugs } = manifestOf(root, ".");
  const manifest = manifestOf(root, folder);
  const own = Object.keys(manifest.dependencies).filter((name) => name.startsWith("printix-partner-"));
  return {
    ...manifest,
    ...{ version, license, homepage, repository: { ...repository, directory: folder }, bugs },
    dependencies: { ...manifest.dependencies, ...Object.fromEntries(own.map((name) => [name, version])) },
  };
}
