import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startSandbox, type Sandbox } from "printix-partner-sandbox";
import type { EngineFolder } from "./engine-folder";
import { withLanguageStack } from "./language-stack";
import type { Language } from "./languages/language.ts";
import { installPlugin } from "./packed-plugin";

const repository = join(__dirname, "..", "..");

/** How programs in a language are tried. */
export interface LanguagePrograms {
  /** The folder in examples/, and what of it a program needs. */
  example: string;
  files: readonly string[];
  /** The file with the program itself. */
  main: string;
  env?: Record<string, string>;
  /** What a person does once in the program's folder. */
  prepare?: (stack: EngineFolder, language: Language) => Promise<void>;
}

/** A stack of such a program, with the plugin from its archive. */
export interface LanguageExample extends EngineFolder {
  sandbox: Sandbox;
  /** Replaces the program by what `change` makes of the example's. */
  change: (change: (program: string) => string) => Promise<void>;
}

/** Gives a test a copy of the example, and takes it away whatever happens. */
export async function withLanguageExample(
  language: Language,
  { example, files, main, env, prepare }: LanguagePrograms,
  use: (stack: LanguageExample) => Promise<void>,
): Promise<void> {
  const copies = await Promise.all(
    files.map(async (file) => [file, await readFile(join(repository, "examples", example, file), "utf8")] as const),
  );
  const copied = Object.fromEntries(copies);
  await using sandbox = await startSandbox();
  await withLanguageStack({ language, files: copied, env: { ...sandbox.env, ...env } }, async (stack) => {
    await installPlugin(stack);
    await prepare?.(stack, language);
    await use({
      ...stack,
      sandbox,
      change: (change) => writeFile(join(stack.folder, main), change(copied[main] ?? "")),
    });
  });
}
