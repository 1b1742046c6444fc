import { Command } from "commander";
import { assertVariablesKnown } from "../../config/unknown-settings";
import { wholeNumber } from "../shared/options";
import { readPlan } from "../shared/pulumi/read-plan";
import { note, printResult } from "../shared/terminal";
import { textTable } from "../shared/text-table";
import { plannedCancels, whyOf, type PlannedCancel } from "./planned-cancels";

interface Options {
  max?: number;
  json?: true;
}

export function cancelsCommand(): Command {
  return new Command("cancels")
    .description("Shows which subscriptions a plan would cancel, before `pulumi up` cancels them.")
    .argument("[plan]", "a file with the output of `pulumi preview --json`; - for standard input", "-")
    .option("-m, --max <count>", "fail if the plan has more cancels than this", wholeNumber)
    .option("-j, --json", "print the result as JSON")
    .action(async (plan: string, options: Options) => {
      process.exitCode = await run(plan, options);
    });
}

async function run(plan: string, { max, json }: Options): Promise<number> {
  assertVariablesKnown(process.env);
  const cancels = plannedCancels(await readPlan(plan));
  printResult(json, { count: cancels.length, cancels }, () => (cancels.length === 0 ? "" : tableOf(cancels)));
  const isTooMany = max !== undefined && cancels.length > max;
  const limit = isTooMany ? `, more than the ${max} that --max allows` : "";
  const uncertain = cancels.filter(({ isCertain }) => !isCertain).length;
  const doubt = uncertain === 0 ? "" : `, ${uncertain} of them only if a value that is known after up is different`;
  note(`This plan would cancel ${subscriptions(cancels.length)}${doubt}${limit}.`);
  return isTooMany ? 1 : 0;
}

function tableOf(cancels: readonly PlannedCancel[]): string {
  return textTable(
    ["NAME", "TENANT", "DOMAIN", "WHY"],
    cancels.map((cancel) => [cancel.name, String(cancel.tenantName), String(cancel.tenantDomain), whyOf(cancel)]),
  );
}

function subscriptions(count: number): string {
  if (count === 0) return "no subscription";
  return count === 1 ? "1 subscription" : `${count} subscriptions`;
}
