import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../common/failure.cjs";
import { localFolder } from "../common/local-folder.cjs";
import { withLock } from "../common/lock.cjs";
import { sandboxAdvice } from "./sandbox-advice.ts";

interface Ready {
  apiUrl: string;
  authUrl: string;
  partnerId: string;
  clientId: string;
  clientSecret: string;
}

interface RunningSandbox {
  /** What makes the provider talk to it. */
  variables: Record<string, string>;
  stop: () => Promise<void>;
}

const startTimeoutMs = 30_000;

/**
 * Starts the sandbox on a free port, with its data in this clone. It gets a process group of its own, since Ctrl-C
 * must not stop it before the engine has ended; it ends by itself when this process is gone.
 */
async function startSandbox(root: string, env: NodeJS.ProcessEnv): Promise<RunningSandbox> {
  const program = join(root, "sandbox", "bin", "printix-partner-sandbox.js");
  const folder = localFolder(root);
  const data = join(folder, "sandbox.db");
  const log = join(folder, "logs", "sandbox.log");
  mkdirSync(dirname(log), { recursive: true });
  const child = spawn(process.execPath, [program, "--port", "0", "--data-file", data, "--json", "--exit-with-parent"], {
    cwd: root,
    env,
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let errorOutput = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (errorOutput = (errorOutput + chunk).slice(-4096)));
  child.stderr.pipe(createWriteStream(log).on("error", () => undefined));
  const ended = once(child, "close");
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await ended;
  };
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([
    once(lines, "line").then(([line]) => line as string),
    ended.then(() => undefined),
    sleep(startTimeoutMs, undefined, { ref: false }),
  ]);
  if (first === undefined) {
    await stop();
    const reason = errorOutput.trim().split("\n").at(-1) ?? "";
    throw new Failure(
      `The local sandbox did not start${reason === "" ? "" : ` (${reason})`}. ${sandboxAdvice(reason, data)}`,
      { log },
    );
  }
  const ready = JSON.parse(first) as Ready;
  return {
    variables: {
      PRINTIX_PARTNER_ID: ready.partnerId,
      PRINTIX_CLIENT_ID: ready.clientId,
      PRINTIX_CLIENT_SECRET: ready.clientSecret,
      PRINTIX_API_URL: ready.apiUrl,
      PRINTIX_AUTH_URL: ready.authUrl,
    },
    stop,
  };
}

/** Runs `work` beside a sandbox. Its data file serves one process, so two commands take turns. */
export async function withSandbox<T>(
  root: string,
  env: NodeJS.ProcessEnv,
  work: (variables: Record<string, string>) => Promise<T>,
): Promise<T> {
  return withLock(join(localFolder(root), "sandbox.lock"), "another run uses the local sandbox", async () => {
    const { variables, stop } = await startSandbox(root, env);
    try {
      return await work(variables);
    } finally {
      await stop();
    }
  });
}
