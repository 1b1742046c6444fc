import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const repository = join(__dirname, "..", "..");
const command = join(repository, "sandbox", "bin", "printix-partner-sandbox.js");

/** A sandbox as its command starts it, in a process of its own. */
export interface SandboxProcess {
  apiUrl: string;
  authUrl: string;
  partnerId: string;
  clientId: string;
  clientSecret: string;
  /** The control API's root with its token: `control("faults")`. */
  control: (path: string) => string;
  /** Ends it as a machine does that is switched off, and waits until it is gone. */
  kill: () => Promise<void>;
}

/** The command runs what is built. */
export function buildSandbox(): void {
  execFileSync(process.execPath, [join(repository, "node_modules/typescript/bin/tsc"), "-b", "sandbox"], {
    cwd: repository,
  });
}

/** Starts the command; it ends by itself when this process is gone. */
export async function startSandboxProcess(args: readonly string[]): Promise<SandboxProcess> {
  const child = spawn(process.execPath, [command, "--json", "--exit-with-parent", ...args], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const line = await Promise.race([firstLine(child), ended.then(() => undefined)]);
  if (line === undefined) throw new Error("the sandbox ended before it was ready");
  const ready = JSON.parse(line) as Omit<SandboxProcess, "kill" | "control"> & { url: string; dashboardUrl: string };
  return {
    ...ready,
    control: (path) => `${ready.url}/sandbox/api/${path}${new URL(ready.dashboardUrl).search}`,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error("no standard output");
  const [line] = (await once(createInterface({ input: stdout }), "line")) as [string];
  return line;
}
