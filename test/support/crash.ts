import { join } from "node:path";
import type { EngineStack } from "./engine-stack";
import type { ProcessResult } from "./run-process";
import { startSlowProxy, type Delays, type SlowProxy } from "./slow-proxy";

/** The built `pulumi-printix`. */
export const printixCommand = join(__dirname, "..", "..", "provider", "bin", "pulumi-printix.js");

/** Limits that do not slow a test down which is not about limits: the sandbox's, and the provider's. */
export const highLimits = { requestsPerSecond: 1000, burst: 1000 };
export const unhurried = { PRINTIX_REQUESTS_PER_SECOND: "1000", PRINTIX_BURST: "1000" };

export interface Crash {
  delays: Delays;
  /** Settles at the moment to kill. */
  moment: (proxy: SlowProxy) => Promise<void>;
  /** Kills what is to be killed of the engine with this process id. */
  kill: (pid: number) => void;
  env?: Record<string, string>;
}

/** Runs `up` against a slow API, and kills in the midst of it. */
export async function crashUp(
  { start, sandbox }: EngineStack,
  { delays, moment, kill, env = {} }: Crash,
): Promise<ProcessResult> {
  const proxy = await startSlowProxy(sandbox.url, delays);
  try {
    const up = ["up", "--yes", "--skip-preview", "--non-interactive", "--color=never"];
    const { pid, ended } = start("pulumi", up, { ...unhurried, PRINTIX_API_URL: proxy.url, ...env });
    const early = await Promise.race([ended, moment(proxy)]);
    if (early !== undefined) throw new Error(`pulumi ended before it could be killed:\n${early.output}`);
    kill(pid);
    return await ended;
  } finally {
    proxy.stop();
  }
}

/** Runs `pulumi-printix recover` in the stack's folder. The sandbox's list does not lag, so there is no need to wait. */
export function runRecover(
  { start }: EngineStack,
  args: string[],
  env?: Record<string, string>,
): Promise<ProcessResult> {
  return start(process.execPath, [printixCommand, "recover", ...args], { PRINTIX_LIST_LAG_SECONDS: "0.5", ...env })
    .ended;
}
