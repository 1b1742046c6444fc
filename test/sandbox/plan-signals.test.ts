import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { startProcess, type RunningProcess } from "../support/run-process";

const engine = join(__dirname, "..", "..", "provider", "dist", "cli", "plan", "engine.js");

/** Ends when it is told to, and by itself if nobody does: a parent that was killed leaves it alone. */
const waiting = `trap "echo interrupted; exit 7" INT
echo up
for _ in $(seq 400); do sleep 0.05; done`;

/** Runs an update by an engine that is none: a script. */
async function withUpdate(script: string, use: (update: RunningProcess) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "printix-signals-"));
  try {
    await writeFile(join(folder, "pulumi"), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, "pulumi"), 0o755);
    const program = `require(${JSON.stringify(engine)}).createPlanEngine({}, process.env).up("plan.json")
      .then((status) => { console.log("ended with", status); process.exitCode = status; });`;
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env["PATH"] ?? ""}` };
    await use(startProcess(process.execPath, ["-e", program], { cwd: folder, env }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("what is asked to end asks the update to end, waits for it, and hands its status on", () =>
  withUpdate(waiting, async (update) => {
    await update.said(/up/);
    process.kill(update.pid, "SIGTERM");
    expect(await update.ended).toMatchObject({ status: 7, stdout: "up\ninterrupted\nended with 7\n" });
  }));

test("an update that was killed is no success", () =>
  withUpdate("kill -KILL $$", async (update) => {
    expect(await update.ended).toMatchObject({ status: 137 });
  }));
