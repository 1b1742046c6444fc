import { Command } from "commander";
import type { PartnerClient } from "printix-partner-sdk";
import { readingLine, startProgress, type Progress } from "../../run/progress";
import { findTenant } from "../../functions/find-tenant";
import { matchingTenants } from "../shared/matching-tenants";
import { note } from "../shared/terminal";
import { commandClient, configOfAny } from "../shared/stack-client";
import { describeTenant, describeTenants } from "./describe-tenants";
import { tenantKey } from "./tenant-key";

interface Options {
  stack?: string;
  cwd?: string;
  json?: true;
}

export function tenantsCommand(): Command {
  return new Command("tenants")
    .description("Shows the partner's tenants as Printix has them, in any stack or none. Changes nothing.")
    .addCommand(
      withOptions(new Command("list"))
        .description("Lists all tenants, or those that match.")
        .argument("[patterns...]", "tenants by domain, label or name, with * for anything; all by default")
        .action(list),
    )
    .addCommand(
      withOptions(new Command("get"))
        .description("Shows one tenant with its billing information. Exit status 1 where there is none.")
        .argument("<tenant>", "its id, or its domain: acme or acme.printix.net")
        .action(get),
    );
}

function withOptions(command: Command): Command {
  return command
    .option(
      "-s, --stack <name>",
      "the stack whose configuration to use; by default the selected one, or the PRINTIX_* variables where there is none",
    )
    .option("-C, --cwd <folder>", "the folder of the program, if there is one; the current one by default")
    .option("-j, --json", "print the result as JSON");
}

async function list(patterns: string[], options: Options): Promise<void> {
  const { tenants: all, unreadable } = await withClient(options, ({ tenants }, progress) =>
    tenants.listing({
      onPage: (page) => {
        progress.show(readingLine(page));
      },
    }),
  );
  const tenants = matchingTenants(all, patterns);
  print(options, { tenants, setAside: unreadable }, () => describeTenants(tenants));
  const count = patterns.length === 0 ? "" : `${tenants.length} of `;
  const aside = unreadable.length === 0 ? "" : `, and ${unreadable.length} that cannot be read`;
  note(`${count}${all.length} ${all.length === 1 ? "tenant" : "tenants"}${aside}`);
}

async function get(tenant: string, options: Options): Promise<void> {
  const found = await withClient(options, ({ tenants }) => findTenant(tenantKey(tenant), tenants));
  print(options, found, () => describeTenant(found));
}

async function withClient<T>(
  options: Options,
  use: (client: PartnerClient, progress: Progress) => Promise<T>,
): Promise<T> {
  const progress = startProgress(note);
  try {
    progress.show("reading the configuration");
    const { client } = await configOfAny(options, process.env);
    progress.show("asking the API");
    return await use(commandClient(client, process.env), progress);
  } finally {
    progress.stop();
  }
}

function print({ json }: Options, value: object, describe: () => string): void {
  process.stdout.write(json === true ? `${JSON.stringify(value, undefined, 2)}\n` : describe());
}
