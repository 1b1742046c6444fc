import { Command, Option } from "commander";
import { startProgress } from "../../run/progress";
import { note } from "../shared/terminal";
import { wholeNumber } from "../shared/option-values";
import { readPlan } from "../shared/pulumi/read-plan";
import { commandClient, configOfAny } from "../shared/stack-client";
import { costOf } from "./cost";
import { describeAccess, describeCost, describeExcess } from "./describe-access";
import { plannedChanges, type PlannedChanges } from "./planned-changes";

interface Options {
  stack?: string;
  cwd?: string;
  changes?: number;
  plan?: string;
  json?: true;
}

export function accessCommand(): Command {
  return new Command("access")
    .description("Tells what the API allows you, and what a plan would cost of it. Exit status 1 where it is too much.")
    .option(
      "-s, --stack <name>",
      "the stack whose configuration to use; by default the selected one, or the PRINTIX_* variables where there is none",
    )
    .option("-C, --cwd <folder>", "the folder of the program, if there is one; the current one by default")
    .addOption(
      new Option("-n, --changes <count>", "tell what so many creations would cost")
        .argParser(wholeNumber)
        .conflicts("plan"),
    )
    .option(
      "--plan <file>",
      "tell what this plan would cost: what `pulumi preview --json` printed; - for standard input",
    )
    .option("-j, --json", "print the result as JSON")
    .action(async (options: Options) => {
      process.exitCode = await run(options);
    });
}

async function run(options: Options): Promise<number> {
  // A plan that cannot be read is told before anything is sent.
  const changes = await changesOf(options);
  const progress = startProgress(note);
  try {
    progress.show("reading the configuration");
    const config = await configOfAny(options, process.env);
    const client = commandClient(config.client, process.env);
    progress.show("asking the API");
    const access = await client.access();
    const cost = changes && costOf(changes, access);
    if (options.json === true) {
      process.stdout.write(`${JSON.stringify({ access, ...(cost && { plan: cost }) }, undefined, 2)}\n`);
    } else {
      process.stdout.write(describeAccess(access));
      if (cost) process.stdout.write(`\n${describeCost(cost, access)}`);
    }
    if (!cost || cost.isWithinQuota) return 0;
    note(describeExcess(cost, access));
    return 1;
  } finally {
    progress.stop();
  }
}

async function changesOf({ changes, plan }: Options): Promise<PlannedChanges | undefined> {
  if (plan !== undefined) return plannedChanges(await readPlan(plan));
  return changes === undefined ? undefined : { creations: changes, cancels: 0 };
}
