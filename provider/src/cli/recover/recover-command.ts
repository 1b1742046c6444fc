import { Command, Option } from "commander";
import { realSystem } from "printix-partner-sdk";
import type { ProviderConfig } from "../../config/provider-config";
import type { Progress } from "../../run/progress";
import { collect, withStackOptions } from "../shared/options";
import { createPulumiCli, shortName, type PulumiCli } from "../shared/pulumi/pulumi-cli";
import { commandClient, stackConfig } from "../shared/stack-client";
import { ask, note, printJson } from "../shared/terminal";
import { showPages, withProgress } from "../shared/with-progress";
import { declaredFrom, type DeclarationOptions } from "./declared-from";
import { describePlan } from "./describe-plan";
import { otherStackLines, recoveryDocument, recoveryLines } from "./describe-recovery";
import { lagLeftMs } from "./lag-left";
import { readOtherStacks, type OtherStacks } from "./other-stacks";
import { recover, type Recovery } from "./recover";

interface Options extends DeclarationOptions {
  stack?: string;
  notIn?: string[];
  yes?: true;
  json?: true;
}

export function recoverCommand(): Command {
  return withStackOptions(new Command("recover"))
    .description("Finds the tenants that a killed `pulumi up` left out of state, and brings them into state.")
    .addOption(
      new Option("--preview", "also look for tenants that `pulumi preview` would create").conflicts([
        "plan",
        "yaml",
        "native",
      ]),
    )
    .addOption(
      new Option(
        "--plan <file>",
        "the same from a file with the output of `pulumi preview --json`; - for standard input",
      ).conflicts(["yaml", "native"]),
    )
    .option("--yaml <file>", "the same from a file of tenants, such as tenants.yaml")
    .option("--native", "with --yaml: as tenants of the native plugin; the default if state has only such tenants")
    .option(
      "--not-in <stack>",
      "a stack that cannot be read and has none of these tenants; repeat this for several",
      collect,
    )
    .option("-y, --yes", "do it without asking")
    .option("-j, --json", "print the result as JSON")
    .action(async (options: Options) => {
      process.exitCode = await run(options);
    });
}

async function run(options: Options): Promise<number> {
  const pulumi = createPulumiCli(options, process.env, note);
  let read: Promise<ProviderConfig> | undefined;
  const config = (): Promise<ProviderConfig> => (read ??= stackConfig(pulumi, process.env));
  const readDeclared = declaredFrom(options, pulumi, async () => (await config()).deletionPolicy);
  const recovery = await withProgress((progress) =>
    recover({
      pulumi,
      client: async () => commandClient((await config()).client),
      maxVanishedPercent: async () => (await config()).maxVanishedPercent,
      declared: readDeclared && {
        read: readDeclared,
        otherStacks: () => lookIntoOthers(pulumi, options, progress),
        vouchedFor: new Set(options.notIn?.map(shortName)),
      },
      untilListed: async (state, isMomentKnown) => {
        const leftMs = lagLeftMs(state, isMomentKnown, (await config()).client.timing, Date.now());
        if (leftMs === 0) return;
        const why = isMomentKnown ? "" : "nobody knows when the run was killed, and ";
        note(
          `waiting ${Math.ceil(leftMs / 1000)} s: ${why}a tenant that was created a moment ago may be missing from the list`,
        );
        await realSystem.sleep(leftMs);
      },
      show: (tenants, others) => {
        // With --json, standard output holds the result alone, and the plan is a part of it.
        if (options.json !== true) process.stdout.write(describePlan(tenants));
        if (others) otherStackLines(others).forEach(note);
      },
      approve: () => {
        progress.stop();
        return approve(options);
      },
      note,
      onPage: showPages(progress),
    }),
  );
  if (options.json === true) printJson(recoveryDocument(recovery));
  recoveryLines(recovery, readDeclared !== undefined).forEach(note);
  return isSettled(recovery) ? 0 : 1;
}

function lookIntoOthers(pulumi: PulumiCli, { cwd }: Options, progress: Pick<Progress, "show">): Promise<OtherStacks> {
  progress.show("asking the engine for the other stacks");
  // What they hold is none of ours, so nothing of it is repaired.
  const reader = (stack: string) => createPulumiCli({ stack, cwd }, process.env, note, { repairs: false });
  const list = async () => new Map((await pulumi.otherStacks()).map((name) => [shortName(name), reader(name)]));
  return readOtherStacks(list, (stack) => {
    progress.show(`reading the state of ${stack}`);
  });
}

async function approve({ yes }: Options): Promise<boolean> {
  if (yes === true) return true;
  const isApproved = process.stdin.isTTY && (await ask("Do this?"));
  if (!isApproved) note(`Nothing was changed.${process.stdin.isTTY ? "" : " To do this, run it again with --yes."}`);
  return isApproved;
}

/** Whether nothing is left that a person has to do. */
function isSettled({ tenants, isNeeded, isDone }: Recovery): boolean {
  return isDone === isNeeded && tenants.every(({ status }) => status !== "conflict");
}
