import { runCommand } from "../../provider/src/cli/run-command";

/** What a shell would see of a command. */
export interface EndedHere {
  status: string | number;
  stdout: string;
  stderr: string;
  /** Both, in the order in which they came. What a process of its own writes is not among it. */
  output: string;
}

/** Runs a command line of `pulumi-printix` in this process, in a folder and an environment of its own; one at a time. */
export async function runCommandHere(
  args: readonly string[],
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<EndedHere> {
  const written = { stdout: "", stderr: "", output: "" };
  const before = process.cwd();
  const streams = (["stdout", "stderr"] as const).map((stream) =>
    jest.spyOn(process[stream], "write").mockImplementation((text) => {
      written[stream] += String(text);
      written.output += String(text);
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
    return { status: process.exitCode ?? 0, ...written };
  } finally {
    process.chdir(before);
    process.exitCode = undefined;
    environment.restore();
    exit.mockRestore();
    for (const stream of streams) stream.mockRestore();
  }
}
