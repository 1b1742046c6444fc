import { startSandbox, type Sandbox, type SandboxOptions } from "printix-partner-sandbox";
import { TenantProvider } from "../../provider/src/adapters/dynamic/tenant-provider";
import type * as httpExchange from "../../sdk/src/http/http-exchange";
import { countExchanges, patient as mockPatient } from "../../sdk/test/exchanges";
import { countOf, requestKinds } from "../support/requests";
import { createSharedTime } from "../support/shared-time";

const mockExchanges = countExchanges();

// The provider makes its client itself.
jest.mock("../../sdk/src/http/http-exchange", () => {
  const actual = jest.requireActual<typeof httpExchange>("../../sdk/src/http/http-exchange");
  const createHttpExchange = (rules: httpExchange.HttpRules) =>
    mockExchanges.counted(actual.createHttpExchange({ ...rules, ...mockPatient }));
  return { ...actual, createHttpExchange };
});

/** As many as the engine works on at once on two cores. */
const parallel = 8;

/** The real provider, with nothing configured but credentials and where the sandbox is. */
async function withProvider(
  options: SandboxOptions,
  use: (provider: TenantProvider, sandbox: Sandbox) => Promise<void>,
  env: Record<string, string> = {},
): Promise<void> {
  const { system, clock } = createSharedTime(mockExchanges.isBusy);
  const sandbox = await startSandbox({ ...options, clock });
  try {
    await system.run(use(new TenantProvider({ ...sandbox.env, ...env }, undefined, system), sandbox));
  } finally {
    await sandbox.stop();
  }
}

/** Works on some things at once, in their order. */
async function inParallel<T>(things: readonly T[], work: (thing: T) => Promise<unknown>): Promise<void> {
  const rest = things.values();
  const worker = async (): Promise<void> => {
    for (const thing of rest) await work(thing);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}

/** What `pulumi up` asks of a provider: checks one after the other, creations at once. */
async function up(provider: TenantProvider, count: number, first = 0): Promise<void> {
  const creations: object[] = [];
  for (let number = first; number < first + count; number += 1) {
    const args = { tenantName: `Customer ${number}`, tenantDomain: `customer-${number}`, deletionPolicy: "cancel" };
    const checked = await provider.check({}, args);
    expect(checked.failures).toEqual([]);
    creations.push(checked.inputs as object);
  }
  await inParallel(creations, (inputs) => provider.create({ ...inputs }));
}

/** From the first to the last request of a method, by the sandbox's log. */
function spanMs(sandbox: Sandbox, method: string): number {
  const times = sandbox
    .requests()
    .flatMap((seen) => (seen.method === method && seen.path.includes("/tenants") ? [seen.timeMs] : []));
  return Math.max(...times) - Math.min(...times);
}

/** That of what a state's rate allows at best, so much was used. */
function expectUsed(sandbox: Sandbox, method: string, count: number): void {
  const [partner] = sandbox.partners();
  const { requestsPerSecond, burst } = partner?.limits ?? { requestsPerSecond: 0, burst: 0 };
  const leastMs = ((count - burst) / requestsPerSecond) * 1000;
  expect(leastMs / spanMs(sandbox, method)).toBeGreaterThanOrEqual(0.95);
}

/** The three states, and one with less than what the throttle starts with. */
const states: { options: SandboxOptions; count: number }[] = [
  { options: { access: "starter" }, count: 60 },
  { options: { access: "pro-pilot" }, count: 120 },
  { options: { access: "enterprise" }, count: 240 },
  { options: { requestsPerSecond: 2, burst: 4 }, count: 44 },
];

describe("nothing configured but credentials", () => {
  it.each(states)(
    "creates $count tenants at the rate of $options, and is refused nothing",
    async ({ options, count }) => {
      await withProvider(options, async (provider, sandbox) => {
        await up(provider, count);
        expect(requestKinds(sandbox)).toEqual([
          "POST token 200",
          "GET tenants 200",
          ...Array<string>(count).fill("POST tenants 200"),
        ]);
        expect(sandbox.tenants()).toHaveLength(count);
        expectUsed(sandbox, "POST", count);
      });
    },
  );

  it.each(states)(
    "cancels $count tenants, which no list and one look come between, at the rate of $options",
    async ({ options, count }) => {
      await withProvider(options, async (provider, sandbox) => {
        const tenants = Array.from({ length: count }, (_, n) =>
          sandbox.createTenant({ tenantName: `Customer ${n}`, tenantDomain: `customer-${n}` }),
        );
        await inParallel(tenants, ({ id, tenantName }) =>
          provider.delete(id, { tenantName, deletionPolicy: "cancel" }),
        );
        expect(sandbox.tenants()).toEqual([]);
        const kinds = requestKinds(sandbox);
        expect(kinds.filter((kind) => kind === "GET tenant 404")).toHaveLength(1);
        expect(kinds.filter((kind) => kind !== "GET tenant 404")).toEqual([
          "POST token 200",
          ...Array<string>(count).fill("DELETE tenant 204"),
        ]);
        expectUsed(sandbox, "DELETE", count);
      });
    },
  );

  it("follows a change of access under way: up, and down again", async () => {
    await withProvider({ access: "starter" }, async (provider, sandbox) => {
      await up(provider, 30);
      sandbox.setAccess("enterprise");
      await up(provider, 100, 30);
      sandbox.setAccess("starter");
      await up(provider, 30, 130);
      expect(countOf(sandbox, "POST tenants 200")).toBe(160);
      expect(countOf(sandbox, "POST tenants 429")).toBeLessThanOrEqual(2);
    });
  });
});

describe("a partner without access", () => {
  const how = /403 Forbidden: .*Access is granted by approval.*\n.*PRINTIX_PARTNER_ID[^]* \[PRINTIX_NO_ACCESS\]$/;

  it("is told how it is granted by the check, before anything is sent", async () => {
    await withProvider({ access: "none" }, async (provider, sandbox) => {
      for (const tenantDomain of ["acme", "globex"]) {
        const { failures } = await provider.check({}, { tenantName: "Acme Co.", tenantDomain });
        expect(failures).toEqual([{ property: "", reason: expect.stringMatching(how) as string }]);
      }
      expect(requestKinds(sandbox)).toEqual(["POST token 200", "GET tenants 403"]);
    });
  });

  it("is told by whatever else it asks for, and nothing is sent twice", async () => {
    await withProvider({ access: "none" }, async (provider, sandbox) => {
      const tenant = { tenantName: "Acme Co.", tenantDomain: "acme.printix.net", deletionPolicy: "cancel" };
      await expect(provider.read("some-id", tenant)).rejects.toThrow(how);
      await expect(provider.delete("some-id", tenant)).rejects.toThrow(how);
      // The last, since nothing is cancelled in a run in which a creation has failed.
      await expect(provider.create(tenant)).rejects.toThrow(how);
      const refused = ["GET tenant 403", "DELETE tenant 403", "POST tenants 403"];
      expect(requestKinds(sandbox)).toEqual(["POST token 200", ...refused]);
    });
  });
});
