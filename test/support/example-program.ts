import { cp } from "node:fs/promises";
import { basename, join } from "node:path";
import { packPackages } from "./packed-packages";
import { withOutside, type Outside } from "./packed-program";
import { followPage, type Reader } from "./pages/follow-page";
import { runProcess } from "./run-process";

const repository = join(__dirname, "..", "..");

/** An example outside of this repository, as somebody copies it. */
export interface ExampleProgram extends Outside {
  /** The copy's folder. */
  program: string;
  /** Does there what the example's README says, in a shell with these variables too; gives what its commands printed. */
  followReadme: (variables?: Record<string, string>, events?: Reader["events"]) => Promise<string>;
}

/** Gives a test a copy of an example, and takes it away whatever happens. */
export function withExample(name: string, use: (example: ExampleProgram) => Promise<void>): Promise<void> {
  return withOutside(async (outside) => {
    const { folder, env } = outside;
    const program = join(folder, "program");
    const TARBALLS = join(folder, "tarballs");
    await packPackages(TARBALLS);
    const filter = (source: string): boolean => basename(source) !== "node_modules";
    await cp(join(repository, "examples", name), program, { recursive: true, filter });
    const followReadme: ExampleProgram["followReadme"] = async (variables = {}, events = {}) => {
      let printed = "";
      await followPage(`examples/${name}/README.md`, {
        write: () => Promise.reject(new Error("an example has all its files")),
        run: async (commands) => {
          const shell = { cwd: program, env: { ...env, TARBALLS, ...variables } };
          const result = await runProcess("sh", ["-eu", "-c", commands], shell);
          printed += result.output;
          return result;
        },
        events,
      });
      return printed;
    };
    await use({ ...outside, program, followReadme });
  });
}
