import type { Target } from "../stack/target.ts";

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
