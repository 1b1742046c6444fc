import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { messageWithCode } from "../messages/explain";
import { accessCommand } from "./access/access-command";
import { cancelsCommand } from "./cancels/cancels-command";
import { driftCommand } from "./drift/drift-command";
import { importCommand } from "./import/import-command";
import { pluginCommand } from "./plugin/plugin-command";
import { applyCommand } from "./plan/apply-command";
import { planCommand } from "./plan/plan-command";
import { recoverCommand } from "./recover/recover-command";
import { reportCommand } from "./report/report-command";
import { tenantsCommand } from "./tenants/tenants-command";

/** Runs the command line. After an error, which is shown without a stack trace, the exit status is 1. */
export async function runCommand(args: readonly string[]): Promise<void> {
  const program = new Command("pulumi-printix")
    .description("Does for a stack of Printix tenants what Pulumi itself cannot do.")
    .version(ownVersion(), "-V, --version", "print the version of pulumi-printix")
    .addCommand(driftCommand())
    .addCommand(recoverCommand())
    .addCommand(importCommand())
    .addCommand(planCommand())
    .addCommand(applyCommand())
    .addCommand(cancelsCommand())
    .addCommand(reportCommand())
    .addCommand(accessCommand())
    .addCommand(tenantsCommand())
    .addCommand(pluginCommand());
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    process.stderr.write(`pulumi-printix: ${messageWithCode(error)}\n`);
    process.exitCode = 1;
  }
}

/** The version of our package: its folder is two above this file's, compiled or not. */
function ownVersion(): string {
  const manifest = readFileSync(join(__dirname, "..", "..", "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
