import fc from "fast-check";
import { randomRuns, randomSeed } from "../support/random-runs";

const seed = randomSeed(process.env["PRINTIX_PROPERTY_SEED"]);
const path = process.env["PRINTIX_PROPERTY_PATH"];

/** How many schedules are played, and which: a failure names the seed and the path that lead back to it. */
export function randomSchedules<Schedule>(what: string, schedules: fc.Arbitrary<Schedule>) {
  const runs = randomRuns(10_000, what, process.env["PRINTIX_PROPERTY_RUNS"]);
  return {
    runs,
    /** All of them take a while. */
    patienceMs: 20 * 60_000,
    /** @param faultsOf plays a schedule and says what is wrong with how it ended */
    play: async (faultsOf: (schedule: Schedule) => Promise<string[]>): Promise<void> => {
      process.stdout.write(`property: ${runs} ${what}, seed ${seed}\n`);
      await fc.assert(
        fc.asyncProperty(schedules, async (schedule) => {
          const faults = await faultsOf(schedule);
          if (faults.length > 0) throw new Error(faults.join("\n"));
        }),
        { numRuns: runs, seed, ...(path !== undefined && { path }) },
      );
    },
  };
}
