import { setTimeout as wait } from "node:timers/promises";
import { startSandbox, type Sandbox } from "printix-partner-sandbox";
import { highLimits, unhurried } from "../support/crash";
import { withStackOn, type Declared, type EngineStack } from "../support/engine-stack";
import { countOf } from "../support/requests";

const engines = 8;
const tenantsEach = 4;

/** What the stack of this number declares; two stacks never mean the same tenant. */
function declaredBy(engine: number): Declared {
  const labels = Array.from({ length: tenantsEach }, (_, index) => `engine-${engine}-${index}`);
  return Object.fromEntries(labels.map((label) => [label, { tenantName: `Customer ${label}`, tenantDomain: label }]));
}

/** Patience for creations that wait for each other. */
const patient = { PRINTIX_RESPONSE_TIMEOUT_SECONDS: "1200", PRINTIX_OPERATION_TIMEOUT_SECONDS: "1500" };
const waitMs = 1_000_000;

test("eight engines at once on one sandbox: each tenant is made once, and each is in its own stack", async () => {
  const sandbox = await startSandbox({ ...highLimits, tokenLifetimeMs: 10 * waitMs });
  // Each creation waits, until all of all engines are under way at the same moment.
  sandbox.addFault({ kind: "slow", when: "before", route: "create", times: "always", delayMs: waitMs });
  const ended = new AbortController();
  const states: Awaited<ReturnType<EngineStack["tenants"]>>[] = [];
  try {
    const engine = (number: number): Promise<void> =>
      withStackOn(sandbox, async ({ declare, pulumi, tenants }) => {
        await declare(declaredBy(number));
        const up = await pulumi(["up", "--yes", "--skip-preview"], { ...unhurried, ...patient });
        if (up.status !== 0) throw new Error(`engine ${number} ended with ${up.status}:\n${up.output}`);
        states[number] = await tenants();
      });
    const ends = Promise.allSettled(Array.from({ length: engines }, (_, number) => engine(number)));
    await Promise.race([ends, allUnderWay(sandbox, ended.signal)]);
    expect(sandbox.history()).toEqual([]);
    sandbox.moveClock(waitMs);
    for (const end of await ends) if (end.status === "rejected") throw end.reason;

    const wanted = Array.from({ length: engines }, (_, number) => Object.keys(declaredBy(number)));
    expect(states.map((state) => Object.keys(state).sort())).toEqual(wanted);
    const made = sandbox.history();
    expect(made.map(({ tenantName }) => tenantName).sort()).toEqual(wanted.flat().map((label) => `Customer ${label}`));
    const idsInStates = states.flatMap((state) => Object.values(state).map(({ id }) => id));
    expect(idsInStates.sort()).toEqual(made.map(({ id }) => id).sort());
    expect(countOf(sandbox, "POST tenants 200")).toBe(engines * tenantsEach);
  } finally {
    ended.abort();
    await sandbox.stop();
  }
});

/** Settles when the last creation is under way, or when there is nothing left to wait for. */
async function allUnderWay(sandbox: Sandbox, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && sandbox.faults()[0]?.hits !== engines * tenantsEach) await wait(100);
}
