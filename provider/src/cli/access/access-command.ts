import { Command, Option } from "commander";
import { isBudgetError, messageOf } from "printix-partner-sdk";
import { wholeNumber, withConfigOptions } from "../shared/options";
import { readPlan } from "../shared/pulumi/read-plan";
import { withClient } from "../shared/stack-client";
import { note, printResult } from "../shared/terminal";
import { costOf } from "./cost";
import { describeAccess, describeCost, describeExcess, describeSharers } from "./describe-access";
import { plannedChanges, type PlannedChanges } from "./planned-changes";

interface Options {
  stack?: string;
  cwd?: string;
  changes?: number;
  plan?: string;
  json?: true;
}

export function accessCommand(): Command {
  return withConfigOptions(new Command("access"))
    .description(
      "Shows the API's limits for this client, and how much of them a plan would use. Exit status 1 if that is too much.",
    )
    .addOption(
      new Option("-n, --changes <count>", "show what this number of creations would cost")
        .argParser(wholeNumber)
        .conflicts("plan"),
    )
    .option(
      "--plan <file>",
      "show what this plan would cost: a file with the output of `pulumi preview --json`; - for standard input",
    )
    .option("-j, --json", "print the result as JSON")
    .action(async (options: Options) => {
      process.exitCode = await run(options);
    });
}

async function run(options: Options): Promise<number> {
  // A plan that cannot be read fails before anything is sent.
  const changes = await changesOf(options);
  const { access, sharedBy } = await withClient(options, async (client) => ({
    access: await client.access(),
    sharedBy: await client.sharers().catch(withoutBudget),
  }));
  const cost = changes && costOf(changes, access);
  printResult(options.json, { access, ...(sharedBy && { sharedBy }), ...(cost && { plan: cost }) }, () =>
    [
      describeAccess(access),
      ...(sharedBy ? [describeSharers(sharedBy)] : []),
      ...(cost ? [describeCost(cost, access)] : []),
    ].join("\n"),
  );
  if (!cost || cost.isWithinQuota) return 0;
  note(describeExcess(cost, access));
  return 1;
}

/** Whoever looks at it may want to know just that. */
function withoutBudget(error: unknown): undefined {
  if (!isBudgetError(error)) throw error;
  note(messageOf(error));
}

async function changesOf({ changes, plan }: Options): Promise<PlannedChanges | undefined> {
  if (plan !== undefined) return plannedChanges(await readPlan(plan));
  return changes === undefined ? undefined : { creations: changes, cancels: 0 };
}
