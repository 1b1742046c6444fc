import { spawn } from "node:child_process";
import { watchHost } from "./host-memory.ts";
import { interruption } from "./interruption.ts";

export interface ProgramEnd {
  /** Exit status, or the name of the signal that ended it. */
  status: number | string;
  stdout: string;
  /** Both streams, in the order in which they came. */
  output: string;
  wallMs: number;
  hostBytes: number | undefined;
}

/** Runs a program to its end, and measures it. @throws InterruptionError once the program has ended, where that came */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    interruption.throwIfAborted();
    const startedMs = performance.now();
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    const watch = watchHost(child.pid ?? 0);
    const interrupt = (): boolean => child.kill("SIGINT");
    interruption.addEventListener("abort", interrupt, { once: true });
    const stdout: string[] = [];
    const output: string[] = [];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout.push(text);
      output.push(text);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => output.push(text));
    child.once("error", (error) => {
      watch.stop();
      reject(error);
    });
    child.once("close", (code, signal) => {
      const wallMs = performance.now() - startedMs;
      interruption.removeEventListener("abort", interrupt);
      if (interruption.aborted) reject(interruption.reason as Error);
      const [said, all] = [stdout.join(""), output.join("")];
      resolve({ status: code ?? signal ?? "unknown", stdout: said, output: all, wallMs, hostBytes: watch.stop() });
    });
  });
}
