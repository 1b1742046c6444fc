import { randomInt } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { seededRandom } from "../../../sdk/test/random";
import { adaptersOfLongSuite } from "../../support/adapters";
import { testOn, type Backend } from "../../support/backends";
import { crashUp, highLimits, runRecover, unhurried } from "../../support/crash";
import { withEngineStack, type EngineStack } from "../../support/engine-stack";
import { killTree } from "../../support/kill-tree";
import { randomRuns } from "../../support/random-runs";
import type { ProcessResult } from "../../support/run-process";

/** The same moments again: CRASH_SEED=… */
const seed = Number(process.env["CRASH_SEED"] ?? randomInt(2 ** 31));
/** What a kill leaves is the engine's doing and not the backend's: one has to show it, the others that they keep it. */
const mostRounds: Record<Backend, number> = { file: 20, postgres: 5, s3: 5 };
const tenantCount = 20;
/** Rounds that go on at the same time: the engine leaves half of a two-core machine idle. */
const lanes = 2;
const delays = { requestMs: 60, answerMs: 120 };

/** When a run is killed: so long after so many of its creations were on their way. */
interface Moment {
  creations: number;
  afterMs: number;
}

/** The engine is killed, and recover brings in what it made, with state on this backend. */
export function crashRecoverSuite(backend: Backend): void {
  const what = `killed runs of the engine, with state on ${backend}`;
  const rounds = randomRuns(mostRounds[backend], what, process.env["CRASH_ROUNDS"]);
  const table = adaptersOfLongSuite(what);

  testOn(backend).each(table)(
    `of ${rounds} runs that are killed at any moment, none forgets a tenant and none makes one twice (%s, ${backend})`,
    async (adapter) => {
      process.stderr.write(`crash-recover: CRASH_SEED=${seed}\n`);
      const random = seededRandom(seed);
      const moments = Array.from({ length: rounds }, (): Moment => ({
        creations: 1 + Math.floor(random() * tenantCount),
        afterMs: Math.floor(random() * (delays.requestMs + delays.answerMs)),
      }));
      const found: string[] = [];
      const lane = (ownRounds: [number, Moment][]) =>
        withEngineStack(
          async (stack) => {
            const empty = join(stack.folder, "empty.json");
            await writeFile(empty, await stack.export());
            for (const [round, moment] of ownRounds) {
              await stack.succeed("stack", "import", "--file", empty);
              found.push(...(await killAndRecover(stack, `round-${round}`, moment)));
            }
          },
          highLimits,
          adapter,
          backend,
        );

      const all = [...moments.entries()];
      const ended = await Promise.allSettled(
        Array.from({ length: lanes }, (_, own) => lane(all.filter(([round]) => round % lanes === own))),
      );
      for (const outcome of ended) if (outcome.status === "rejected") throw outcome.reason;
      // Else the moments were not those that this test is about.
      if (rounds === mostRounds.file) expect([...new Set(found)].sort()).toEqual(["arrived", "not arrived"]);
    },
  );
}

/** What recover found of a run that was killed at this moment; everything else about it is asserted here. */
async function killAndRecover(stack: EngineStack, round: string, moment: Moment): Promise<string[]> {
  const { declare, pulumi, sandbox } = stack;
  const names = Array.from({ length: tenantCount }, (_, index) => `${round}-${index}`);
  await declare(Object.fromEntries(names.map((name) => [name, { tenantName: `C ${name}`, tenantDomain: name }])));
  const killed = await crashUp(stack, {
    delays,
    moment: (proxy) => proxy.sent(moment.creations).then(() => wait(moment.afterMs)),
    kill: killTree,
  });
  expect(killed.status).toBe("SIGKILL");

  const told = JSON.stringify({ seed, round, ...moment });
  expectSuccess(told, await pulumi(["cancel", "--yes"]));
  const recovered = await runRecover(stack, ["--yes", "--json"]);
  expectSuccess(told, recovered);
  const up = await pulumi(["up", "--yes", "--skip-preview"], unhurried);
  expectSuccess(told, up);
  expect(up.output).not.toContain("pending operations");

  const made = sandbox.history().filter(({ tenantName }) => tenantName.startsWith(`C ${round}-`));
  const wanted = names.map((name) => `${name}.printix.net`);
  expect({ told, made: made.map(({ tenantDomain }) => tenantDomain).sort() }).toEqual({ told, made: wanted.sort() });
  const kept = (await stack.resources()).map(({ id }) => id);
  expect({ told, kept: kept.sort() }).toEqual({ told, kept: made.map(({ id }) => id).sort() });
  return (JSON.parse(recovered.stdout) as { tenants: { status: string }[] }).tenants.map(({ status }) => status);
}

function expectSuccess(told: string, { status, output }: ProcessResult): void {
  if (status !== 0) throw new Error(`${told}: ended with ${status}:\n${output}`);
}
