import { readFile } from "node:fs/promises";
import { Command, Option } from "commander";
import { decodeText } from "../../files/encoded-text";
import { fileFailure } from "../../messages/command";
import { deletionPolicies, type DeletionPolicy } from "../../tenant/deletion-policy";
import { isAbsent } from "../shared/is-absent";
import { collect, withStackOptions } from "../shared/options";
import { createPulumiCli } from "../shared/pulumi/pulumi-cli";
import { commandClient, stackConfig } from "../shared/stack-client";
import { note, printResult } from "../shared/terminal";
import { showPages, withProgress } from "../shared/with-progress";
import { describeImport, describeNext, importDocument } from "./describe-import";
import { planImport } from "./plan-import";
import { findProgram } from "./program-folder";
import { writeFiles } from "./write-files";

interface Options {
  stack?: string;
  cwd?: string;
  out: string;
  yaml?: string;
  typescript?: string;
  deletionPolicy?: DeletionPolicy;
  native?: true;
  managedBy?: string[];
  force?: true;
  json?: true;
}

export function importCommand(): Command {
  return withStackOptions(new Command("import"))
    .description(
      "Prepares the import of existing tenants: writes the file for `pulumi import`, and adds their declarations.",
    )
    .argument("[patterns...]", "tenants by domain, label or name, with * for anything; all by default")
    .option("-o, --out <file>", "the file for `pulumi import --file`", "tenants-import.json")
    .option("--yaml <file>", "add entries to this file; by default, what the folder's program needs")
    .option("--typescript <file>", "add blocks to this file of the program, in TypeScript or JavaScript")
    .addOption(
      new Option("--deletion-policy <policy>", "the deletionPolicy of the tenants; the stack's own by default").choices(
        deletionPolicies,
      ),
    )
    .option("--native", "import them as tenants of the native plugin; the default if state has only such tenants")
    .option("--managed-by <stack>", "another stack, whose tenants are left out; repeat this for several", collect)
    .option("-f, --force", "overwrite the import file if it exists; declarations are only added")
    .option("-j, --json", "print the result as JSON")
    .action(run);
}

async function run(patterns: string[], options: Options): Promise<void> {
  const { stack, cwd, out, yaml, typescript, deletionPolicy, native, managedBy = [], force } = options;
  const pulumi = createPulumiCli({ stack, cwd }, process.env, note);
  await withProgress(async (progress) => {
    const plan = await planImport(
      {
        pulumi,
        others: new Map(managedBy.map((name) => [name, createPulumiCli({ stack: name, cwd }, process.env, note)])),
        connect: async () => {
          const config = await stackConfig(pulumi, process.env);
          return { ...config, client: commandClient(config.client) };
        },
        read,
        findProgram,
        note,
        onPage: showPages(progress),
      },
      {
        ...{ patterns, stack, cwd, out, yaml, typescript, deletionPolicy },
        isNative: native === true,
        isForced: force === true,
      },
    );
    await writeFiles(plan.files, plan.assertStill);
    printResult(options.json, importDocument(plan), () => describeImport(plan));
    note(describeNext(plan));
  });
}

async function read(path: string): Promise<string | undefined> {
  try {
    return decodeText(await readFile(path));
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw fileFailure("the file cannot be read", error);
  }
}
