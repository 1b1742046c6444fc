import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { cacheFolder } from "./cache-folder";
import { fetchedPackage } from "./fetched-package";

/** Where each package is: what a package.json, or a file beside it, has to say so that all of them are taken from there. */
export type Archives = Record<string, string>;

/** An installer of packages, in the version that a test is about. */
export interface PackageManager {
  name: string;
  /** Its program, for Node; undefined where it cannot be had. */
  program: string | undefined;
  install: readonly string[];
  /** What package.json has for it beside the dependencies: our packages depend on each other, and no registry has them. */
  manifest: (archives: Archives) => object;
  files?: Record<string, string>;
  env: (registry: string) => Record<string, string>;
}

const programOf = (name: string, version: string, path: string): string | undefined => {
  const folder = fetchedPackage(name, version);
  return folder && join(folder, path);
};

/** What they fetch is kept for the next time, as their own caches are, but not in a person's. */
const kept = (name: string): string => cacheFolder(join("installed-by", name));

export const packageManagers: readonly PackageManager[] = [
  {
    name: "npm",
    program: programOf("npm", "11.19.1", "bin/npm-cli.js"),
    install: ["install", "--no-audit", "--no-fund"],
    manifest: () => ({}),
    env: () => ({ npm_config_cache: kept("npm"), npm_config_update_notifier: "false" }),
  },
  {
    name: "pnpm",
    program: programOf("pnpm", "10.34.9", "bin/pnpm.cjs"),
    install: ["install"],
    manifest: (archives) => ({ pnpm: { overrides: archives } }),
    env: () => ({
      ...{ npm_config_store_dir: kept("pnpm"), npm_config_update_notifier: "false" },
      ...{ XDG_CACHE_HOME: kept("pnpm-cache"), XDG_STATE_HOME: kept("pnpm-state") },
    }),
  },
  {
    name: "yarn 1",
    program: programOf("yarn", "1.22.22", "bin/yarn.js"),
    install: ["install", "--non-interactive"],
    manifest: (archives) => ({ resolutions: archives }),
    env: () => ({ YARN_CACHE_FOLDER: kept("yarn-1") }),
  },
  {
    name: "yarn 4",
    program: programOf("@yarnpkg/cli-dist", "4.18.1", "bin/yarn.js"),
    install: ["install", "--no-immutable"],
    manifest: (archives) => ({ resolutions: archives }),
    files: { ".yarnrc.yml": "nodeLinker: node-modules\nenableTelemetry: false\n", "yarn.lock": "" },
    env: (registry) => ({ YARN_GLOBAL_FOLDER: kept("yarn-4"), YARN_NPM_REGISTRY_SERVER: registry }),
  },
];

/** The registry of this machine, for those that do not read npm's settings. */
export function registryOfMachine(): string {
  return execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
}
