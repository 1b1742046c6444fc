import { pythonTool } from "./python-tool";
import { runProcess, type ProcessResult } from "./run-process";

const tool = pythonTool("schemathesis");

export const hasSchemathesis = tool.isHere;
export const installSchemathesis = tool.install;

/** Runs it in a folder, where it also leaves what it writes; no proxy stands before a server of this machine. */
export function schemathesis(args: readonly string[], cwd: string): Promise<ProcessResult> {
  const env = { ...process.env, NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1", NO_COLOR: "1" };
  return runProcess(tool.program("schemathesis"), args, { cwd, env });
}
