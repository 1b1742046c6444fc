import { readFileSync } from "node:fs";

/** How often it is looked whether the starter is still there: no signal tells that it is gone. */
export const LOOK_EVERY_MS = 500;

/**
 * Whether this process is to end when the shell is gone that `npx` or a package's script runs it in. They pass a SIGTERM
 * to that shell alone, which ends and leaves its command behind (https://github.com/npm/cli/issues/5776). A script that
 * puts its command in the background means it to outlive the shell.
 */
export function isRunByScript({ npm_lifecycle_script: script = "" }: NodeJS.ProcessEnv): boolean {
  const isBackground = /(?<![&>])&(?![&>])|\b(?:nohup|setsid)\b/.test(script);
  return script.includes("printix-partner-sandbox") && !isBackground;
}

/** Who started this process: its parent and, where that is a shell, the shell's own; another one when they are gone. */
export function currentLauncher(): string {
  const { ppid } = process;
  try {
    // "PID (COMMAND) STATE PPID …"; only Linux has it, and elsewhere the shell alone is looked at.
    const [, command = "", parent] = /\((.*)\) \S+ (\d+)/s.exec(readFileSync(`/proc/${ppid}/stat`, "utf8")) ?? [];
    return command.endsWith("sh") ? `${ppid} of ${parent ?? ""}` : String(ppid);
  } catch {
    return String(ppid);
  }
}

/** Noted as soon as this module is loaded: the starter may be gone before the sandbox is ready. */
export const firstLauncher = currentLauncher();
