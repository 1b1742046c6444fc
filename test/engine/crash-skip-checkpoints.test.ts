import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { adaptersOfLongSuite } from "../support/adapters";
import { crashRounds, type CrashRounds } from "../support/crash-rounds";
import { randomRuns } from "../support/random-runs";

/** What a kill leaves is told by the suite with checkpoints; here each way to recover is tried some times: CRASH_ROUNDS=20 for more. */
const mostRounds = 8;
/** From so many on, chance has met every moment. */
const manyRounds = 20;
const what = "killed runs of the engine without checkpoints";
const rounds = randomRuns(mostRounds, what, process.env["CRASH_ROUNDS"]);

/** In turns: the plan of before the run, the file that the program reads, and a preview of after it. */
const prepare: NonNullable<CrashRounds["prepare"]> = async ({ folder, adapter, succeed }, declared, round) => {
  if (round % 3 === 0) {
    await writeFile(join(folder, "plan.json"), (await succeed("preview", "--json")).stdout);
    return ["--plan", "plan.json"];
  }
  if (round % 3 === 1) {
    await writeFile(join(folder, "tenants.yaml"), stringify({ tenants: declared }));
    return ["--yaml", "tenants.yaml", ...(adapter === "native" ? ["--native"] : [])];
  }
  return ["--preview"];
};

test.each(adaptersOfLongSuite(what))(
  `of ${rounds} runs without checkpoints that are killed at any moment, none forgets a tenant and none makes one twice (%s)`,
  async (adapter) => {
    const env = { PULUMI_SKIP_CHECKPOINTS: "true" };
    const found = await crashRounds({ rounds, adapter, env, prepare });
    // The engine had written nothing down.
    expect(found.filter(({ source }) => source === "state")).toEqual([]);
    // Else the moments were not those that this test is about.
    if (rounds >= manyRounds) {
      expect([...new Set(found.map(({ status }) => status))].sort()).toEqual(["arrived", "not arrived"]);
    }
  },
);
