import { Command } from "commander";
import { getTenant } from "../../functions/data-functions";
import { matchingTenants } from "../shared/matching-tenants";
import { withConfigOptions } from "../shared/options";
import { withClient } from "../shared/stack-client";
import { note, printResult } from "../shared/terminal";
import { showPages } from "../shared/with-progress";
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
        .description("Shows one tenant with its billing information. Exit status 1 if there is no such tenant.")
        .argument("<tenant>", "its id, or its domain: acme or acme.printix.net")
        .action(get),
    );
}

function withOptions(command: Command): Command {
  return withConfigOptions(command).option("-j, --json", "print the result as JSON");
}

async function list(patterns: string[], options: Options): Promise<void> {
  const { tenants: all, unreadable } = await withClient(options, ({ tenants }, progress) =>
    tenants.listing({ onPage: showPages(progress) }),
  );
  const tenants = matchingTenants(all, patterns);
  printResult(options.json, { tenants, setAside: unreadable }, () => describeTenants(tenants));
  const count = patterns.length === 0 ? "" : `${tenants.length} of `;
  const aside = unreadable.length === 0 ? "" : `, and ${unreadable.length} that cannot be read`;
  note(`${count}${all.length} ${all.length === 1 ? "tenant" : "tenants"}${aside}`);
}

async function get(tenant: string, options: Options): Promise<void> {
  const found = await withClient(options, (client) => getTenant(client, tenantKey(tenant)));
  printResult(options.json, found, () => describeTenant(found));
}
