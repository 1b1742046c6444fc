import { declaredTenants } from "./declared-tenants.ts";
import { environmentOf, limitsOf, realLimits } from "./large.ts";
import type { Contestant, Measurement, Operation } from "./measurement.ts";
import { prepareImport } from "./prepare-import.ts";
import { countRequests } from "./request-counts.ts";
import type { ProgramEnd } from "./run-program.ts";
import { seededState, tenantsIn, type Template } from "./seeded-state.ts";
import { withStack, type BenchStack } from "./stack.ts";

/** Who fails begins again, as a person would. Not for ever: what never ends is reported as what was done by then. */
const patience = { attempts: 5, ms: 120_000 };

const runs: Record<Exclude<Operation, "import">, (stack: BenchStack) => Promise<ProgramEnd>> = {
  preview: ({ pulumi }) => pulumi("preview"),
  up: ({ pulumi }) => pulumi("up", "--yes", "--skip-preview"),
  refresh: ({ pulumi }) => pulumi("refresh", "--yes", "--skip-preview"),
  destroy: ({ pulumi }) => pulumi("destroy", "--yes", "--skip-preview"),
  drift: ({ printix }) => printix("drift", "--json"),
};

/** Those that find their tenants made. */
const onExisting: ReadonlySet<Operation> = new Set(["refresh", "destroy", "drift"]);

/** Makes a contestant's first tenant for real, for states that are made of it. */
export function makeTemplate(contestant: Contestant): Promise<Template> {
  return withStack(contestant, 1, async ({ succeed, export: exportState, sandbox }) => {
    await succeed("up", "--yes", "--skip-preview");
    const state = await exportState();
    const id = tenantsIn(state)[0]?.id ?? "";
    return { state, id, origin: sandbox.url };
  });
}

/** Runs one operation on so many tenants, on a stack of its own. */
export function measure(
  { contestant, operation, tenants }: Pick<Measurement, "contestant" | "operation" | "tenants">,
  template: Template,
): Promise<Measurement> {
  return withStack(
    contestant,
    tenants,
    async (stack) => {
      if (onExisting.has(operation)) await seed(stack, tenants, template);
      const begin =
        operation === "import"
          ? await prepareImport(contestant, tenants, stack, template)
          : () => runs[operation](stack);
      stack.sandbox.clearRequests();
      const { end, ...run } = await runUntilDone(stack, begin);
      const log = stack.sandbox.requests();
      const left = tenantsIn(await stack.export());
      const isDone = end.status === 0;
      if (!isDone && contestant !== "peer") process.stderr.write(`${end.output.slice(-4000)}\n`);
      const done: Partial<Record<Operation, number>> = {
        up: left.length,
        import: left.length,
        destroy: tenants - left.length,
        // The engine says not how far a refresh came that failed; the API's log does, of its last attempt.
        refresh: log.slice(run.requestsBefore).filter(({ method, status }) => method === "GET" && status === 200)
          .length,
      };
      const { wallMs, attempts, hostBytes } = run;
      return {
        operation,
        contestant,
        tenants,
        wallMs,
        attempts,
        done: isDone ? tenants : (done[operation] ?? 0),
        ...countRequests(log),
        ...(left.length > 0 && {
          stateBytes: Math.max(...left.map((tenant) => Buffer.byteLength(JSON.stringify(tenant)))),
        }),
        ...(hostBytes !== undefined && { hostBytes }),
      };
    },
    { limits: limitsOf(operation, tenants, realLimits), env: environmentOf(operation, tenants) },
  );
}

/** Makes the tenants by other means than requests, and a state that has them. */
async function seed(stack: BenchStack, tenants: number, template: Template): Promise<void> {
  const made = Object.values(declaredTenants(tenants)).map((tenant) => stack.sandbox.createTenant(tenant));
  await stack.import(
    seededState(
      template,
      made.map(({ id }) => id),
      stack.sandbox.url,
    ),
  );
}

interface Attempts {
  /** The last one's. */
  end: ProgramEnd;
  wallMs: number;
  attempts: number;
  hostBytes: number | undefined;
  /** What the API had been asked before the last one. */
  requestsBefore: number;
}

async function runUntilDone(stack: BenchStack, begin: () => Promise<ProgramEnd>): Promise<Attempts> {
  const ends: ProgramEnd[] = [];
  for (let wallMs = 0; ;) {
    const requestsBefore = stack.sandbox.requests().length;
    const end = await begin();
    ends.push(end);
    wallMs += end.wallMs;
    if (end.status === 0 || ends.length === patience.attempts || wallMs > patience.ms) {
      const peaks = ends.map(({ hostBytes }) => hostBytes).filter((bytes) => bytes !== undefined);
      const hostBytes = peaks.length === 0 ? undefined : Math.max(...peaks);
      return { end, wallMs, attempts: ends.length, hostBytes, requestsBefore };
    }
  }
}
