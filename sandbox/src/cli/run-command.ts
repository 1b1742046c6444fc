import { messageOf } from "../common/message-of";
import { OptionsError } from "../common/options-error";
import { startSandbox } from "../sandbox";
import { describeForPeople, describeSandbox } from "./describe-sandbox";
import { HELP, version } from "./help";
import { onStopSignal } from "./on-stop-signal";
import { flagOf, parseCommand, type Command } from "./parse-command";

const REMOTE_WARNING =
  "Remote callers are allowed: nothing is encrypted, so secrets and the control token can be read on the way. Use a network of your own.\n";

/** Runs the command. Exit status 0 after a clean stop, 1 after an error, which is told in one line. */
export async function runCommand(args: string[]): Promise<void> {
  try {
    const command = parseCommand(args);
    if (command.isHelp) process.stdout.write(HELP);
    else if (command.isVersion) process.stdout.write(`${version()}\n`);
    else await serve(command);
  } catch (error) {
    fail(error);
  }
}

async function serve({ options, isJson, isExitWithParent }: Command): Promise<void> {
  const sandbox = await startSandbox(options);
  onStopSignal(isExitWithParent, () => {
    // Exits outright: a standard input that is still open would keep the process alive.
    sandbox.stop().then(() => process.exit(0), fail);
  });
  if (options.dataFile === undefined) {
    process.stderr.write("Everything is kept in memory and gone at the end; --data-file FILE keeps it.\n");
  }
  if (options.isRemoteAllowed === true) process.stderr.write(REMOTE_WARNING);
  if (!isJson) process.stderr.write(describeForPeople(sandbox));
  process.stdout.write(describeSandbox(sandbox, isJson));
}

function reasonOf(error: unknown): string {
  return error instanceof OptionsError ? `${flagOf(error.option)} must be ${error.wanted}` : messageOf(error);
}

function fail(error: unknown): void {
  const [firstLine = ""] = reasonOf(error).split("\n");
  process.stderr.write(`printix-partner-sandbox: ${firstLine}\n`);
  process.exit(1);
}
