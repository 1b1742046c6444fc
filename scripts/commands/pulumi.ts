import type { Command } from "../context.ts";
import { withStack } from "../stack/with-stack.ts";

/** What makes the engine run the program or the provider, and so needs both built and an API to talk to. */
const onTheApi = new Set(["up", "update", "preview", "pre", "refresh", "destroy", "down", "dn", "import", "watch"]);

/** Whether the engine's own command, be it behind options such as `--color never`, is one of these. */
export function needsApi(args: readonly string[]): boolean {
  return args.slice(0, 4).some((arg) => onTheApi.has(arg)) && !args.includes("--help");
}

export const pulumi: Command = (context) =>
  withStack(context, { needsApi: needsApi(context.args) }, (stack) => stack.pulumi(context.args));
