import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox, type SandboxOptions } from "../../src";
import { Caller } from "./caller";

const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A sandbox with limits that no test meets by accident; stopped after the test. */
export async function start(options: SandboxOptions = {}): Promise<Caller> {
  const sandbox = await startSandbox({ requestsPerSecond: 1000, burst: 1000, ...options });
  cleanups.push(() => sandbox.stop());
  return new Caller(sandbox);
}

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "printix-sandbox-"));
  cleanups.push(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

export function temporaryDataFile(): string {
  return join(temporaryFolder(), "sandbox.db");
}
