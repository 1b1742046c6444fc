import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { basename, delimiter, dirname, join } from "node:path";
import { homeIn, withEngineFolder, type EngineFolder } from "./engine-folder";
import type { Language } from "./languages/language.ts";

/** A program in a language of its own. */
export interface LanguageProgram {
  language: Language;
  /** The text of each file, by its path: Pulumi.yaml, and what it names. */
  files: Record<string, string>;
  /** For all that runs there, such as a sandbox's `env`. */
  env?: Record<string, string>;
}

/** Gives a test a stack of such a program on the real engine, and takes it away whatever happens. */
export function withLanguageStack(
  { language: { host, bin }, files, env = {} }: LanguageProgram,
  use: (stack: EngineFolder) => Promise<void>,
): Promise<void> {
  const path = bin === undefined ? {} : { PATH: [bin, process.env["PATH"]].join(delimiter) };
  return withEngineFolder({ ...path, ...env }, async (stack) => {
    if (host !== undefined) await install(host, stack.folder);
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(stack.folder, file)), { recursive: true });
      await writeFile(join(stack.folder, file), text);
    }
    await stack.succeed("stack", "init", "test");
    await use(stack);
  });
}

/**
 * As a plugin of the engine, which warns of a host on PATH that is not beside its own program (`getPluginInfoAndPath` in
 * its plugins.go). It takes no link for a plugin's folder, but one in it for the program.
 */
async function install(host: string, folder: string): Promise<void> {
  const plugin = join(homeIn(folder), "plugins", basename(host));
  await mkdir(plugin, { recursive: true });
  for (const file of await readdir(host)) await symlink(join(host, file), join(plugin, file));
}
