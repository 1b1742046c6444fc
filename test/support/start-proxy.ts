import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface ProxyProcess {
  url: string;
  /** Hosts that were reached through it, in order. */
  reached: string[];
  /** What it was told of who asks, `name:password`, in order. */
  credentials: string[];
  stop(): Promise<void>;
}

/** Starts a forward proxy as a process of its own; it ends when it is stopped, or when this process does. */
export async function startProxy(): Promise<ProxyProcess> {
  const child = spawn(process.execPath, [join(__dirname, "proxy-process.mjs")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const reached: string[] = [];
  const credentials: string[] = [];
  const port = await new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [word = "", value = ""] = line.split(" ");
      if (word === "PORT") resolve(value);
      else if (word === "AS") credentials.push(Buffer.from(value, "base64").toString());
      else reached.push(value);
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    reached,
    credentials,
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.stdin.end();
      await ended;
    },
  };
}
