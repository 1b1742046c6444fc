import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What names the launcher's folder in a project file. */
export const pluginEntry = { plugins: { providers: [{ name: "printix", path: "printix-plugin" }] } };

/** Writes the folder that the engine starts the native plugin from. */
export async function writeLauncher(folder: string): Promise<void> {
  await mkdir(join(folder, "printix-plugin"));
  const launcher = '#!/usr/bin/env node\nrequire("pulumi-printix/plugin").servePlugin();\n';
  await writeFile(join(folder, "printix-plugin", "pulumi-resource-printix"), launcher, { mode: 0o755 });
}
