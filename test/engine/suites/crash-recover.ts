import { adaptersOfLongSuite } from "../../support/adapters";
import { testOn, type Backend } from "../../support/backends";
import { crashRounds } from "../../support/crash-rounds";
import { randomRuns } from "../../support/random-runs";

/** What a kill leaves is the engine's doing and not the backend's: one has to show it, the others that they keep it. */
const mostRounds: Record<Backend, number> = { file: 20, postgres: 5, s3: 5 };

/** The engine is killed, and recover brings in what it made, with state on this backend. */
export function crashRecoverSuite(backend: Backend): void {
  const what = `killed runs of the engine, with state on ${backend}`;
  const rounds = randomRuns(mostRounds[backend], what, process.env["CRASH_ROUNDS"]);

  testOn(backend).each(adaptersOfLongSuite(what))(
    `of ${rounds} runs that are killed at any moment, none forgets a tenant and none makes one twice (%s, ${backend})`,
    async (adapter) => {
      const found = await crashRounds({ rounds, adapter, backend });
      // Else the moments were not those that this test is about.
      if (rounds === mostRounds.file) {
        expect([...new Set(found.map(({ status }) => status))].sort()).toEqual(["arrived", "not arrived"]);
      }
    },
  );
}
