import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";

export interface ProcessResult {
  /** Exit status; a signal's name where one ended the process. */
  status: number | string;
  stdout: string;
  stderr: string;
  /** Both, in the order in which they came: what a person saw. */
  output: string;
}

export interface RunningProcess {
  pid: number;
  /** Settles once what it has said so far has this in it. */
  said: (pattern: RegExp) => Promise<void>;
  /** Settles once the process has ended, and every other one that wrote to its streams. */
  ended: Promise<ProcessResult>;
}

/** Starts a program, without standard input. */
export function startProcess(
  program: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): RunningProcess {
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const result = { stdout: "", stderr: "", output: "" };
  const heard = new EventEmitter();
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      result[stream] += text;
      result.output += text;
      heard.emit("text");
    });
  }
  const ended = new Promise<ProcessResult>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      resolve({ ...result, status: code ?? signal ?? "unknown" });
    });
  });
  const said = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(result.output)) await once(heard, "text");
  };
  return { pid: child.pid ?? 0, said, ended };
}

/** Runs a program to its end, without standard input. */
export function runProcess(
  program: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<ProcessResult> {
  return startProcess(program, args, options).ended;
}
