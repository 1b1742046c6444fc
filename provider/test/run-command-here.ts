import { runCommand } from "../src/cli/run-command";

/** What a shell would see of a command. */
export interface EndedHere {
  status: string | number;
  stdout: string;
  stderr: string;
  /** Where commander ended the process itself: the status that it asked for. */
  exitedWith?: unknown;
}

/**
 * Runs a command line of `pulumi-printix` in this process, in a folder and an environment of its own; one at a time. What
 * other processes write is not heard.
 */
export async function runCommandHere(
  args: readonly string[],
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<EndedHere> {
  const written = { stdout: "", stderr: "" };
  const before = process.cwd();
  const streams = (["stdout", "stderr"] as const).map((stream) =>
    jest.spyOn(process[stream], "write").mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  const environment = jest.replaceProperty(process, "env", env);
  // commander ends the process where it does not understand an option.
  const exit = jest.spyOn(process, "exit").mockImplementation((status) => {
    throw new Error(`exit with ${String(status)}`);
  });
  process.chdir(cwd);
  try {
    await runCommand(args);
    const exits = exit.mock.calls.map(([exitedWith]) => ({ exitedWith }));
    return { status: process.exitCode ?? 0, ...written, ...exits[0] };
  } finally {
    process.chdir(before);
    process.exitCode = undefined;
    environment.restore();
    exit.mockRestore();
    for (const stream of streams) stream.mockRestore();
  }
}
