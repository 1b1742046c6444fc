import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { Failure } from "../common/failure.cjs";
import { credentials, shortName } from "./target.ts";

interface ConfigFile {
  config?: Record<string, unknown> | null;
  environment?: unknown;
  encryptionsalt?: string;
  backend?: { url?: string };
}

export function configFile(root: string, stack: string): string {
  return join(root, `Pulumi.${shortName(stack)}.yaml`);
}

/** A Pulumi file's content; empty where there is none. */
export function readConfigFile(file: string): ConfigFile {
  try {
    return (parse(readFileSync(file, "utf8")) as ConfigFile | null) ?? {};
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new Failure(
      `${file} cannot be read: ${(error as Error).message.split("\n", 1).join("")} Correct it, then run the command again.`,
    );
  }
}

/** The config keys that a stack gives a value: its own and the project's. */
export function configKeys(root: string, stack: string): ReadonlySet<string> {
  const own = readConfigFile(configFile(root, stack));
  const project = readConfigFile(join(root, "Pulumi.yaml"));
  const entries = [project, own].flatMap(({ config }) => Object.entries(config ?? {}));
  const keys = entries.filter(([, value]) => value !== "" && value !== null).map(([key]) => key);
  // Only the engine knows what an ESC environment holds. Where something is missing, the provider says so.
  return new Set([...keys, ...(own.environment === undefined ? [] : Object.values(credentials))]);
}
