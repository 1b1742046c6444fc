import type { Command } from "../context.ts";
import { ensureEngine } from "../engine/engine.ts";
import type { Target } from "../stack/target.ts";
import { withStack } from "../stack/with-stack.ts";

/**
 * The engine asks before it changes anything. On the sandbox nothing is at stake, and where nobody can answer, the
 * command itself is the answer.
 */
export function approval(
  { mode }: Pick<Target, "mode">,
  isTerminal = process.stdin.isTTY && process.stdout.isTTY,
): string[] {
  return mode === "partner" && isTerminal ? [] : ["--yes"];
}

export const preview: Command = (context) =>
  withStack(context, { needsApi: true }, ({ pulumi }) => pulumi(["preview", ...context.args]));

export const refresh: Command = (context) =>
  withStack(context, { needsApi: true }, ({ pulumi, target }) =>
    pulumi(["refresh", ...approval(target), ...context.args]),
  );

/** What makes the engine run the program or the provider, and so needs both built and an API to talk to. */
const apiCommands = new Set(["up", "update", "preview", "pre", "refresh", "destroy", "down", "dn", "import", "watch"]);

/** Whether the engine's own command, be it behind options such as `--color never`, is one of these. */
export function needsApi(args: readonly string[]): boolean {
  return args.slice(0, 4).some((arg) => apiCommands.has(arg)) && !args.includes("--help");
}

export const pulumi: Command = (context) =>
  withStack(context, { needsApi: needsApi(context.args) }, (stack) => stack.pulumi(context.args));

export const enginePath: Command = async (context) => {
  console.log(await ensureEngine(context));
  return 0;
};
