import { startSandbox } from "printix-partner-sandbox";
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

test("eight engines at once on one sandbox: each tenant is made once, and each is in its own stack", async () => {
  const sandbox = await startSandbox(highLimits);
  const states: Awaited<ReturnType<EngineStack["tenants"]>>[] = [];
  /** Nobody goes on before all stacks are there. */
  let ready = 0;
  let begin: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (begin = resolve));
  try {
    const runs = Array.from({ length: engines }, (_, engine) =>
      withStackOn(sandbox, async ({ declare, pulumi, tenants }) => {
        await declare(declaredBy(engine));
        if (++ready === engines) begin();
        await all;
        const up = await pulumi(["up", "--yes", "--skip-preview"], unhurried);
        expect({ engine, status: up.status, output: up.status === 0 ? "" : up.output }).toEqual({
          engine,
          status: 0,
          output: "",
        });
        states[engine] = await tenants();
      }),
    );
    for (const run of await Promise.allSettled(runs)) if (run.status === "rejected") throw run.reason;

    const wanted = Array.from({ length: engines }, (_, engine) => Object.keys(declaredBy(engine)));
    expect(states.map((state) => Object.keys(state).sort())).toEqual(wanted);
    const made = sandbox.history();
    expect(made.map(({ tenantName }) => tenantName).sort()).toEqual(wanted.flat().map((label) => `Customer ${label}`));
    const idsInStates = states.flatMap((state) => Object.values(state).map(({ id }) => id));
    expect(idsInStates.sort()).toEqual(made.map(({ id }) => id).sort());
    expect(countOf(sandbox, "POST tenants 200")).toBe(engines * tenantsEach);
  } finally {
    await sandbox.stop();
  }
});
