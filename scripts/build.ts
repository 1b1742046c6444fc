import { join } from "node:path";
import { Failure } from "./common/failure.cjs";
import { localFolder } from "./common/local-folder.cjs";
import { withLock } from "./common/lock.cjs";
import { step } from "./common/progress.cjs";
import type { Command, Context } from "./context.ts";
import { capture, runTool } from "./run.ts";

const compiler = "typescript/lib/tsc.js";

export const build: Command = (context) => runTool(context, compiler, ["-b", ...context.args]);

/** Compiles what has changed, and says nothing unless that fails. */
export async function buildQuietly({ root, env }: Context): Promise<void> {
  const args = [join(root, "node_modules", compiler), "-b"];
  const { status, stdout, stderr } = await withLock(
    join(localFolder(root), "build.lock"),
    "another run is compiling",
    () => step("compiling", () => capture(process.execPath, args, { cwd: root, env })),
  );
  if (status === 0) return;
  process.stderr.write(stdout + stderr);
  throw new Failure("The code does not compile, as said above. Correct it, then run the command again.");
}
