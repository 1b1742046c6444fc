import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command, Option } from "commander";
import { fileFailure } from "../../messages/command";
import { collect } from "../shared/options";
import { plannedCreates } from "../shared/pulumi/preview";
import { readPlan } from "../shared/pulumi/read-plan";
import { commandClient } from "../shared/stack-client";
import { note } from "../shared/terminal";
import { withProgress } from "../shared/with-progress";
import { describeHtml } from "./describe-html";
import { describeMarkdown } from "./describe-markdown";
import { describeText } from "./describe-text";
import type { DriftDocument } from "./document";
import { findDrift } from "./drift";
import { readIgnoreFile } from "./ignore-file";
import { createStackReader, stacksIn } from "./stack-reader";

interface Options {
  stack?: string[];
  cwd?: string[];
  json?: true;
  markdown?: true;
  html?: true;
  output?: string;
  ignore?: string;
  plan?: string[];
}

const defaultIgnoreFile = "drift-ignore.yaml";
const driftFound = 2;

export function driftCommand(): Command {
  return new Command("drift")
    .description("Compares stacks with the partner's tenants, and changes nothing. Exit status 2 if they differ.")
    .option("-s, --stack <name>", "a stack; repeat this for several; the selected one by default", collect)
    .option("-C, --cwd <folder>", "a program's folder; repeat this for several; the current one by default", collect)
    .addOption(new Option("-j, --json", "print the report as JSON").conflicts(["markdown", "html"]))
    .addOption(
      new Option("--markdown", "print the report as Markdown, for a comment on a pull request").conflicts([
        "json",
        "html",
      ]),
    )
    .addOption(new Option("--html", "print the report as an HTML page with a chart").conflicts(["json", "markdown"]))
    .option("-o, --output <file>", "write the report to a file")
    .option("--ignore <file>", `the file of ignore rules; ${defaultIgnoreFile} by default, if it exists`)
    .option(
      "--plan <file>",
      "a file with the output of `pulumi preview --json`; repeat this for each stack; - for standard input",
      collect,
    )
    .action(async (options: Options) => {
      process.exitCode = await run(options);
    });
}

async function run(options: Options): Promise<number> {
  const { stack, cwd, ignore, plan = [], output } = options;
  const [folder = ".", ...moreFolders] = cwd ?? [];
  const rules = await readIgnoreFile(
    ignore,
    moreFolders.length === 0 ? join(folder, defaultIgnoreFile) : defaultIgnoreFile,
  );
  const planned = plannedCreates((await Promise.all(plan.map(readPlan))).flat());
  return await withProgress(async (progress) => {
    const document = await findDrift({
      stacks: stacksIn(stack, cwd).map((which) => createStackReader(which, process.env, note)),
      connect: commandClient,
      planned,
      rules,
      now: new Date(),
      progress,
      note,
    });
    await deliver(describe(document, options), output);
    for (const warning of document.warnings) note(`warning: ${warning}`);
    return document.hasDrift ? driftFound : 0;
  });
}

function describe(document: DriftDocument, { json, markdown, html }: Options): string {
  if (json === true) return `${JSON.stringify(document, undefined, 2)}\n`;
  if (markdown === true) return describeMarkdown(document);
  return html === true ? describeHtml(document) : describeText(document);
}

async function deliver(report: string, file: string | undefined): Promise<void> {
  if (file === undefined) {
    process.stdout.write(report);
    return;
  }
  await writeFile(file, report).catch((error: unknown) => {
    throw fileFailure("the report cannot be written", error);
  });
}
