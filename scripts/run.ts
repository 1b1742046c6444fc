import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { runForeground } from "./common/foreground.cjs";
import type { Context } from "./context.ts";

/** The environment without some of its variables. */
export function without(env: NodeJS.ProcessEnv, ...names: string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}

/** PATH with `folders` first. The Node that runs this comes along: the engine starts `node` by its name. */
export function pathWith(env: NodeJS.ProcessEnv, ...folders: string[]): string {
  return [...folders, dirname(process.execPath), env["PATH"] ?? ""].join(delimiter);
}

/** Runs a Node program of node_modules in the foreground. */
export function runTool({ root, env }: Context, tool: string, args: string[]): Promise<number> {
  return runForeground(process.execPath, [join(root, "node_modules", tool), ...args], { cwd: root, env });
}

/** Runs a program for its output. The caller shows its standard error where it fails. */
export function capture(
  command: string,
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
    child.once("error", reject);
    child.once("close", (status) => {
      resolve({ status: status ?? 1, stdout, stderr });
    });
  });
}
