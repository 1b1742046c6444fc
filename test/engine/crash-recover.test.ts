import { adaptersOfLongSuite } from "../support/adapters";
import { crashRounds } from "../support/crash-rounds";
import { randomRuns } from "../support/random-runs";

const mostRounds = 20;
const rounds = randomRuns(mostRounds, "killed runs of the engine", process.env["CRASH_ROUNDS"]);

test.each(adaptersOfLongSuite("killed runs of the engine"))(
  `of ${rounds} runs that are killed at any moment, none forgets a tenant and none makes one twice (%s)`,
  async (adapter) => {
    const found = await crashRounds({ rounds, adapter });
    // Else the moments were not those that this test is about.
    if (rounds === mostRounds) {
      expect([...new Set(found.map(({ status }) => status))].sort()).toEqual(["arrived", "not arrived"]);
    }
  },
);
