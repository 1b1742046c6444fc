import { Command } from "commander";
import { realSystem } from "printix-partner-sdk";
import type { ProviderConfig } from "../../config/provider-config";
import { withStackOptions } from "../shared/options";
import { createPulumiCli } from "../shared/pulumi/pulumi-cli";
import { commandClient, stackConfig } from "../shared/stack-client";
import { ask, note, printJson } from "../shared/terminal";
import { showPages, withProgress } from "../shared/with-progress";
import { describePlan, planEntry } from "./describe-plan";
import { lagLeftMs } from "./lag-left";
import type { PlannedTenant } from "./plan";
import { recover, type Recovery } from "./recover";

interface Options {
  stack?: string;
  cwd?: string;
  yes?: true;
  json?: true;
}

export function recoverCommand(): Command {
  return withStackOptions(new Command("recover"))
    .description("Finds the tenants that a killed `pulumi up` left out of state, and brings them in.")
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
  const recovery = await withProgress((progress) =>
    recover({
      pulumi,
      client: async () => commandClient((await config()).client),
      maxVanishedPercent: async () => (await config()).maxVanishedPercent,
      untilListed: async (state) => {
        const leftMs = lagLeftMs(state, (await config()).client.timing, Date.now());
        if (leftMs === 0) return;
        note(
          `waiting ${Math.ceil(leftMs / 1000)} s: a tenant that was created a moment ago may be missing from the list`,
        );
        await realSystem.sleep(leftMs);
      },
      show: (tenants) => {
        // With --json, standard output holds the result alone, and the plan is a part of it.
        if (options.json !== true) process.stdout.write(describePlan(tenants));
      },
      approve: () => {
        progress.stop();
        return approve(options);
      },
      note,
      onPage: showPages(progress),
    }),
  );
  report(recovery, options);
  const { tenants, isDone } = recovery;
  const isSettled = tenants.length === 0 || (isDone && tenants.every(({ status }) => status !== "conflict"));
  return isSettled ? 0 : 1;
}

async function approve({ yes }: Options): Promise<boolean> {
  if (yes === true) return true;
  const isApproved = process.stdin.isTTY && (await ask("Do this?"));
  if (!isApproved) note(`Nothing was changed.${process.stdin.isTTY ? "" : " To do this, run it again with --yes."}`);
  return isApproved;
}

function report({ tenants, setAside, isDone, isCleared }: Recovery, { json }: Options): void {
  if (json === true) printJson({ tenants: tenants.map(planEntry), setAside, isDone, isCleared });
  const count = (status: PlannedTenant["status"]) => tenants.filter((tenant) => tenant.status === status).length;
  if (tenants.length === 0) note("Nothing to recover: no tenant is pending in this stack.");
  if (isDone) {
    note(
      `${count("arrived")} brought into state. The next \`pulumi up\` creates ${count("not arrived")} that had not arrived, ` +
        "and what the killed run had not begun.",
    );
  }
  if (count("conflict") > 0) {
    note(
      `${count("conflict")} in conflict. Where a tenant is the same customer's, write its name as Printix has it into ` +
        "the program, with `adoptExisting: true`, and run `pulumi up`.",
    );
  }
}
