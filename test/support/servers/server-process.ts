import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { ServerProgram } from "../fetched/server-program.ts";

interface ServerOptions {
  /** What it says once it answers. */
  ready: RegExp;
  /** What the kernel sends it when the process that started it is gone. */
  last: "SIGKILL" | "SIGQUIT";
  /** Further options of setpriv. */
  as?: readonly string[];
}

export interface ServerProcess {
  child: ChildProcess;
  /** What it said until it was ready. */
  said: string;
}

/** Starts a server, and waits until it says that it is ready. */
export async function startServer(
  program: ServerProgram,
  [name, ...args]: [name: string, ...args: string[]],
  { ready, last, as = [] }: ServerOptions,
): Promise<ServerProcess> {
  const words = ["--pdeathsig", last.slice("SIG".length), ...as, join(program.bin, name), ...args];
  const child = spawn("setpriv", words, { env: serverEnvironment(program), stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const isReady = new Promise<true>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        if (ready.test(said)) resolve(true);
      });
    }
  });
  const ended = once(child, "close").then(() => false);
  if (!(await Promise.race([isReady, ended]))) throw new Error(`${name} ended before it was ready:\n${said}`);
  return { child, said };
}

/** What the programs of a server need to run. */
export function serverEnvironment({ libraries = [] }: ServerProgram): NodeJS.ProcessEnv {
  return libraries.length === 0 ? process.env : { ...process.env, LD_LIBRARY_PATH: libraries.join(":") };
}
