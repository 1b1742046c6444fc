import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { EngineFolder } from "./engine-folder";
import { runProcess } from "./run-process";

const repository = join(__dirname, "..", "..");

/** Makes the plugin's archive as `npm run plugin:pack` does, and tells where it is. */
export async function packPlugin(): Promise<string> {
  const args = ["scripts/bootstrap.mjs", "plugin:pack"];
  const { status, output, stdout } = await runProcess(process.execPath, args, { cwd: repository, env: process.env });
  if (status !== 0) throw new Error(`plugin:pack failed:\n${output}`);
  return join(repository, stdout.trim());
}

let archive: Promise<string> | undefined;

/** Installs that archive, which is made once for a test file. */
export async function installPlugin({ succeed }: EngineFolder): Promise<void> {
  archive ??= packPlugin();
  const schema = await readFile(join(repository, "provider", "schema.json"), "utf8");
  const { version } = JSON.parse(schema) as { version: string };
  await succeed("plugin", "install", "resource", "printix", version, "--file", await archive);
}
