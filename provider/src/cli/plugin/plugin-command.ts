import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { Command } from "commander";
import { badInput, fileFailure, pluginNotInstalled } from "../../messages/command";
import { findProject } from "../shared/pulumi/find-project";
import { note, printResult } from "../shared/terminal";
import { missingFiles, writeLauncher } from "./launcher";
import { withPluginEntry } from "./project-entry";

interface Options {
  cwd?: string;
  json?: true;
}

export function pluginCommand(): Command {
  return new Command("plugin")
    .description("Sets up the native plugin, which pulumi-printix/native and other languages need (docs/native.md).")
    .addCommand(
      new Command("init")
        .description(
          "Writes a launcher folder, printix-plugin, and its entry in the project file. Commit both: " +
            "after `npm install`, `pulumi up` finds the plugin on every machine. Asks no questions, and sends nothing.",
        )
        .option("-C, --cwd <folder>", "the program's folder; the current one by default")
        .option("-j, --json", "print the result as JSON")
        .action(init),
    );
}

async function init({ cwd = ".", json }: Options): Promise<void> {
  const project = await findProject(cwd);
  if (project === undefined) {
    throw badInput(
      `There is no Pulumi project in ${resolve(cwd)} or above it. Nothing was written.`,
      "Run this in the folder of a program, or name that by --cwd.",
    );
  }
  assertInstalled(resolve(project.folder));
  const text = withPluginEntry(project);
  const missing = await missingFiles(project.folder);
  await writeLauncher(missing);
  if (text !== undefined) await writeProject(project.path, text);

  const written = [...missing, ...(text === undefined ? [] : [project])].map(({ path }) => relative(".", path));
  printResult(json, { written }, () => "");
  note(written.length === 0 ? "All of it is there already. Nothing was written." : `Written: ${written.join(", ")}.`);
  note("Next: commit it, let the program import its classes from pulumi-printix/native, and run `pulumi up`.");
}

async function writeProject(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw fileFailure("the project file cannot be written", error);
  }
}

/** The launcher loads us from where it stands. */
function assertInstalled(folder: string): void {
  try {
    createRequire(join(folder, "package.json")).resolve("pulumi-printix/plugin");
  } catch {
    throw pluginNotInstalled(folder);
  }
}
