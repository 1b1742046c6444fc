import { join } from "node:path";
import { Failure } from "./common/failure.cjs";
import { localFolder } from "./common/local-folder.cjs";
import { withLock } from "./common/lock.cjs";
import { step } from "./common/progress.cjs";
import type { Context } from "./context.ts";
import { capture } from "./run.ts";

/** Compiles what has changed, and says nothing unless that fails. */
export async function buildQuietly({ root, env }: Context): Promise<void> {
  const compiler = join(root, "node_modules", "typescript", "lib", "tsc.js");
  const { status, stdout, stderr } = await withLock(
    join(localFolder(root), "build.lock"),
    "another run is compiling",
    () => step("compiling", () => capture(process.execPath, [compiler, "-b"], { cwd: root, env })),
  );
  if (status === 0) return;
  process.stderr.write(stdout + stderr);
  throw new Failure("The code does not compile, as said above. Correct it, then run the command again.");
}
