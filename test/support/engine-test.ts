import type { SandboxOptions } from "printix-partner-sandbox";
import { adapters, adaptersOfLongSuite } from "./adapters";
import { withEngineStack, type EngineStack } from "./engine-stack";

interface EngineTestOptions {
  sandbox?: SandboxOptions;
  /** What it is about, where it takes too long for a run that somebody waits for: then the native provider waits for CI. */
  long?: string;
}

/** A test of the engine ring that holds for both providers: what differs between them, it says by its stack's `adapter`. */
export function engineTest(
  name: string,
  use: (stack: EngineStack) => Promise<void>,
  { sandbox, long }: EngineTestOptions = {},
): void {
  const table = long === undefined ? adapters : adaptersOfLongSuite(long);
  test.each(table)(`${name} (%s)`, (adapter) => withEngineStack(use, sandbox, adapter));
}
