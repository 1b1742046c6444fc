import { startSandbox, type Sandbox } from "printix-partner-sandbox";
import { TenantProvider } from "../../provider/src/adapters/dynamic/tenant-provider";
import { highLimits } from "../support/crash";
import { countOf } from "../support/requests";

/** Requests that the client keeps for what a change may still need. */
const kept = 7;

async function withProvider(
  dailyQuota: number,
  use: (provider: TenantProvider, sandbox: Sandbox) => Promise<void>,
): Promise<void> {
  const sandbox = await startSandbox({ ...highLimits, dailyQuota });
  try {
    await use(new TenantProvider({ ...sandbox.env }), sandbox);
  } finally {
    await sandbox.stop();
  }
}

const customers = (count: number) =>
  Array.from({ length: count }, (_, number) => ({ tenantName: `C ${number}`, tenantDomain: `customer-${number}` }));

async function check(provider: TenantProvider, args: object): Promise<{ inputs: object; isRefused: boolean }> {
  const checked = await provider.check({}, { ...args });
  return { inputs: checked.inputs as object, isRefused: checked.failures?.length !== 0 };
}

test("of tenants that are checked at the same time, as many are refused as there is no room for", async () => {
  await withProvider(1 + 10 + kept, async (provider, sandbox) => {
    const checks = await Promise.all(customers(14).map((args) => check(provider, args)));
    // Room for ten, one of which is the list that the run reads again.
    expect(checks.filter(({ isRefused }) => isRefused)).toHaveLength(14 - 9);
    expect(countOf(sandbox, "GET tenants")).toBe(1);
  });
});

test("a run creates all that there is room for, while it checks the next ones, and refuses the first one beyond", async () => {
  await withProvider(1 + 10 + kept, async (provider, sandbox) => {
    const refused: number[] = [];
    const creations: Promise<unknown>[] = [];
    for (const [number, args] of customers(12).entries()) {
      const { inputs, isRefused } = await check(provider, args);
      if (isRefused) refused.push(number);
      else creations.push(provider.create({ ...inputs }));
    }
    await Promise.all(creations);
    expect(refused).toEqual([10, 11]);
    expect(sandbox.tenants()).toHaveLength(10);
    expect(countOf(sandbox, "POST tenants 200")).toBe(10);
  });
});
