import { startSandbox, type Sandbox } from "printix-partner-sandbox";
import { seededRandom } from "../../sdk/test/random";
import { placeInRedis } from "../support/budget-places";
import { withStackOn, type Declared, type EngineStack } from "../support/engine-stack";
import { randomRuns } from "../support/random-runs";
import { requestKinds } from "../support/requests";
import type { Redis } from "../support/servers/redis";
import { hasServer } from "../support/servers/server-program";

const faults = randomRuns(10, "faults of Redis under load", process.env["BUDGET_FAULTS"]);
const seed = Number(process.env["BUDGET_SEED"] ?? Date.now() % 2 ** 31);
const engines = 3;
const tenantsEach = 6;

/** A request that was let out before may be on its way for so long. */
const onItsWayMs = 2_000;

/** A time in which nobody could ask the store. */
interface Absence {
  fromMs: number;
  toMs: number;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Does something to Redis, for a while. */
async function trouble(redis: Redis, random: () => number): Promise<Absence | undefined> {
  const kind = ["kill", "pause", "flush"][Math.floor(random() * 3)];
  await sleep(random() * 6_000);
  const fromMs = Date.now() + onItsWayMs;
  const forMs = random() < 0.5 ? random() * 1_500 : random() * 9_000;
  if (kind === "flush") {
    await redis.command("FLUSHALL");
    return undefined;
  }
  if (kind === "kill") await redis.kill();
  else redis.pause();
  await sleep(forMs);
  const toMs = Date.now();
  if (kind === "kill") await redis.restart();
  else redis.resume();
  return { fromMs, toMs };
}

function declaredBy(engine: number, rounds: number): Declared {
  const labels = Array.from({ length: tenantsEach * rounds }, (_, index) => `engine-${engine}-${index}`);
  return Object.fromEntries(labels.map((label) => [label, { tenantName: `Customer ${label}`, tenantDomain: label }]));
}

/** Each engine's tenants in state are those that it has, each once. */
async function assertTrueState(stack: EngineStack, engine: number, sandbox: Sandbox): Promise<void> {
  const state = await stack.resources();
  const made = sandbox.history().filter(({ tenantDomain }) => tenantDomain.startsWith(`engine-${engine}-`));
  expect(state.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort());
  expect(new Set(made.map(({ tenantDomain }) => tenantDomain)).size).toBe(made.length);
}

(hasServer("redis") ? test : test.skip)(
  `${faults} faults of Redis under load: nothing is refused or sent unasked, every engine ends, and state is true`,
  async () => {
    console.log(`budget: ${faults} faults, BUDGET_SEED=${seed}`);
    const random = seededRandom(seed);
    const { budget, redis, end } = await placeInRedis()();
    const sandbox = await startSandbox();
    const absences: Absence[] = [];
    try {
      const stacks: EngineStack[] = [];
      const round = async (rounds: number, troubles: number): Promise<boolean> => {
        const ups = stacks.map(async (stack, engine) => {
          await stack.declare(declaredBy(engine, rounds));
          const { status, output } = await stack.pulumi(["up", "--yes", "--skip-preview"], { PRINTIX_BUDGET: budget });
          if (status !== 0 && !output.includes("ERR_PRINTIX_BUDGET")) throw new Error(output);
          return status === 0;
        });
        for (let n = 0; n < troubles; n += 1) {
          const absence = redis && (await trouble(redis, random));
          if (absence) absences.push(absence);
        }
        const wentWell = await Promise.all(ups);
        await Promise.all(stacks.map((stack, engine) => assertTrueState(stack, engine, sandbox)));
        return wentWell.every(Boolean);
      };
      const withStacks = (left: number, work: () => Promise<void>): Promise<void> =>
        left === 0
          ? work()
          : withStackOn(sandbox, (stack) => {
              stacks.push(stack);
              return withStacks(left - 1, work);
            });

      await withStacks(engines, async () => {
        const rounds = Math.ceil(faults / 2);
        for (let n = 1; n <= rounds; n += 1) await round(n, Math.min(2, faults - 2 * (n - 1)));
        expect(await round(rounds, 0)).toBe(true);
        expect(sandbox.history()).toHaveLength(engines * tenantsEach * rounds);
      });
      expect(requestKinds(sandbox).filter((kind) => kind.endsWith(" 429"))).toEqual([]);
      const unasked = sandbox
        .requests()
        .filter(({ method, path }) => method === "POST" && !path.startsWith("/oauth/"))
        .filter(({ timeMs }) => absences.some(({ fromMs, toMs }) => timeMs > fromMs && timeMs < toMs));
      expect(unasked).toEqual([]);
    } finally {
      await sandbox.stop();
      await end();
    }
  },
);
