import { randomInt } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { seededRandom } from "../../sdk/test/random";
import type { Backend } from "./backends";
import { crashUp, highLimits, runRecover, unhurried } from "./crash";
import { withEngineStack, type Adapter, type Declared, type EngineStack } from "./engine-stack";
import { killTree } from "./kill-tree";
import type { ProcessResult } from "./run-process";

/** The same moments again: CRASH_SEED=… */
const seed = Number(process.env["CRASH_SEED"] ?? randomInt(2 ** 31));
const tenantCount = 20;
/** Rounds that go on at the same time: the engine leaves half of a two-core machine idle. */
const lanes = 2;
const delays = { requestMs: 60, answerMs: 120 };

/** When a run is killed: so long after so many of its creations were on their way. */
interface Moment {
  creations: number;
  afterMs: number;
}

/** What `recover` said of a tenant. */
export interface Found {
  status: string;
  source: string;
}

export interface CrashRounds {
  rounds: number;
  adapter: Adapter;
  /** Where state is kept. Default: in a file. */
  backend?: Backend;
  /** Of the run that is killed. */
  env?: Record<string, string>;
  /** What is done before that run, with what it is to declare; gives the options of `recover`. */
  prepare?: (stack: EngineStack, declared: Declared, round: number) => Promise<string[]>;
}

/**
 * Kills so many runs, each at a moment of its own, and has `recover` and `up` put them right: each tenant is there once, and
 * state has all of them. Gives what `recover` found, of all rounds.
 */
export async function crashRounds({ rounds, adapter, backend = "file", ...how }: CrashRounds): Promise<Found[]> {
  process.stderr.write(`crash rounds: CRASH_SEED=${seed}\n`);
  const random = seededRandom(seed);
  const moments = Array.from({ length: rounds }, (): Moment => ({
    creations: 1 + Math.floor(random() * tenantCount),
    afterMs: Math.floor(random() * (delays.requestMs + delays.answerMs)),
  }));
  const found: Found[] = [];
  const lane = (ownRounds: [number, Moment][]) =>
    withEngineStack(
      async (stack) => {
        const empty = join(stack.folder, "empty.json");
        await writeFile(empty, await stack.export());
        for (const [round, moment] of ownRounds) {
          await stack.succeed("stack", "import", "--file", empty);
          found.push(...(await killAndRecover(stack, round, moment, how)));
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
  return found;
}

/** What recover found of a run that was killed at this moment; everything else about it is asserted here. */
async function killAndRecover(
  stack: EngineStack,
  round: number,
  moment: Moment,
  { env = {}, prepare }: Pick<CrashRounds, "env" | "prepare">,
): Promise<Found[]> {
  const { declare, pulumi, sandbox } = stack;
  const names = Array.from({ length: tenantCount }, (_, index) => `round-${round}-${index}`);
  const declared = Object.fromEntries(names.map((name) => [name, { tenantName: `C ${name}`, tenantDomain: name }]));
  await declare(declared);
  const options = (await prepare?.(stack, declared, round)) ?? [];
  const killed = await crashUp(stack, {
    delays,
    moment: (proxy) => proxy.sent(moment.creations).then(() => wait(moment.afterMs)),
    kill: killTree,
    env,
  });
  expect(killed.status).toBe("SIGKILL");

  const told = JSON.stringify({ seed, round, ...moment });
  expectSuccess(told, await pulumi(["cancel", "--yes"]));
  const recovered = await runRecover(stack, ["--yes", "--json", ...options]);
  expectSuccess(told, recovered);
  const up = await pulumi(["up", "--yes", "--skip-preview"], unhurried);
  expectSuccess(told, up);
  expect(up.output).not.toContain("pending operations");

  const made = sandbox.history().filter(({ tenantName }) => tenantName.startsWith(`C round-${round}-`));
  const wanted = names.map((name) => `${name}.printix.net`);
  expect({ told, made: made.map(({ tenantDomain }) => tenantDomain).sort() }).toEqual({ told, made: wanted.sort() });
  const kept = (await stack.resources()).map(({ id }) => id);
  expect({ told, kept: kept.sort() }).toEqual({ told, kept: made.map(({ id }) => id).sort() });
  return (JSON.parse(recovered.stdout) as { tenants: Found[] }).tenants;
}

function expectSuccess(told: string, { status, output }: ProcessResult): void {
  if (status !== 0) throw new Error(`${told}: ended with ${status}:\n${output}`);
}
