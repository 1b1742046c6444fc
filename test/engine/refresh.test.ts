import { highLimits, unhurried } from "../support/crash";
import type { Declared, EngineStack } from "../support/engine-stack";
import { engineTest } from "../support/engine-test";
import { startFaultProxy, type Fault } from "../support/fault-proxy";
import { requestKinds } from "../support/requests";

const pageSize = 8;
const thirty: Declared = Object.fromEntries(
  Array.from({ length: 30 }, (_, index) => [`t${index}`, { tenantName: `T ${index}`, tenantDomain: `t${index}` }]),
);
const paged = { ...highLimits, listShape: "envelope", pageSize } as const;
const pages = ["POST token 200", "GET tenants 200", "GET tenants 200", "GET tenants 200", "GET tenants 200"];

/** A test of a stack of thirty tenants, whose list has four pages. */
function thirtyTest(name: string, use: (stack: EngineStack) => Promise<void>): void {
  const seeded = async (stack: EngineStack): Promise<void> => {
    await stack.seed(thirty);
    await use(stack);
  };
  engineTest(name, seeded, { sandbox: paged });
}

thirtyTest("a refresh of any number is one token and the pages of one list", async ({ sandbox, pulumi, tenants }) => {
  sandbox.clearRequests();
  const [renamed] = sandbox.tenants();
  sandbox.renameTenant(renamed?.id ?? "", { tenantName: "Renamed" });
  const { status, output } = await pulumi(["refresh", "--yes", "--skip-preview"], unhurried);
  expect({ status, output }).toMatchObject({ status: 0 });
  expect(requestKinds(sandbox)).toEqual(pages);
  expect(Object.values(await tenants()).map(({ inputs }) => inputs?.["tenantName"])).toContain("Renamed");
});

thirtyTest(
  "a tenant that the list lacks is gone where its own GET says so, and a list after all others were looked at",
  async ({ sandbox, pulumi, tenants }) => {
    const [first, second] = sandbox.tenants();
    sandbox.removeTenant(first?.id ?? "");
    sandbox.removeTenant(second?.id ?? "");
    sandbox.clearRequests();
    const { status, output } = await pulumi(["refresh", "--yes", "--skip-preview"], unhurried);
    expect({ status, output }).toMatchObject({ status: 0 });
    // On a busy machine the first few are read before it shows that there are more.
    const kinds = requestKinds(sandbox).filter((kind) => kind !== "GET tenant 200");
    expect(kinds).toEqual([...pages, "GET tenant 404", "GET tenant 404", ...pages.slice(1)]);
    expect(Object.keys(await tenants())).toHaveLength(28);
  },
);

const isList = (path: string): boolean => /\/tenants(\?|$)/.test(path);
const isLaterPage = (path: string): boolean => path.includes("offset=8");
const isOne = (path: string): boolean => /\/tenants\/[^/]+$/.test(path);
const problem = (status: number, headers: Record<string, string> = {}): Fault => ({ status, body: "{}", headers });

const emptyList: Fault = { status: 200, body: page([], 0, 0) };
const notFound = JSON.stringify({ type: "about:blank", status: 404, title: "Not Found" });

const faults: Record<string, (path: string) => Fault | undefined> = {
  "401": (path) => (isList(path) ? problem(401) : undefined),
  "403": (path) => (isList(path) ? problem(403) : undefined),
  "429": (path) => (isList(path) ? problem(429, { "retry-after": "3600" }) : undefined),
  "500": (path) => (isList(path) ? problem(500) : undefined),
  "a page that fails": (path) => (isLaterPage(path) ? problem(500) : undefined),
  "a page that is cut short": (path) => (isLaterPage(path) ? { cutTo: 0.5 } : undefined),
  "a page without its tenants": (path) => (isLaterPage(path) ? { status: 200, body: page([], 30, 8) } : undefined),
  "an empty list, and nothing at the tenants' own addresses": (path) =>
    isList(path) ? emptyList : isOne(path) ? { status: 404, body: notFound } : undefined,
};

thirtyTest(
  "an empty list alone forgets none: each is asked for at its own address",
  async ({ sandbox, pulumi, export: exportState }) => {
    await pulumi(["refresh", "--yes"], unhurried);
    const before = await exportState();
    sandbox.clearRequests();
    const proxy = await startFaultProxy(sandbox.url, (path) => (isList(path) ? emptyList : undefined));
    try {
      const { status, output } = await pulumi(["refresh", "--yes"], { ...unhurried, PRINTIX_API_URL: proxy.url });
      expect({ status, output }).toMatchObject({ status: 0 });
      expect(withoutTimes(await exportState())).toBe(withoutTimes(before));
    } finally {
      proxy.stop();
    }
    expect(new Set(requestKinds(sandbox))).toEqual(new Set(["POST token 200", "GET tenant 200"]));
  },
);

thirtyTest(
  "whatever is wrong with the list, refresh fails, and state is the same to the byte",
  async ({ sandbox, pulumi, export: exportState, tenants }) => {
    const before = await exportState();
    const kept = withoutDependencies(await tenants());
    for (const [fault, faultOf] of Object.entries(faults)) {
      const proxy = await startFaultProxy(sandbox.url, faultOf);
      try {
        const { status, output } = await pulumi(["refresh", "--yes"], { ...unhurried, PRINTIX_API_URL: proxy.url });
        expect({ fault, status, output }).not.toMatchObject({ status: 0 });
        expect({ fault, state: await exportState() }).toEqual({ fault, state: before });
        expect({ fault, output }).not.toMatchObject({ output: expect.stringContaining("\n    at ") as string });
      } finally {
        proxy.stop();
      }
    }

    // A GET of its own says less than a 404 of the API's: the tenant may be there all the same.
    const [lost] = sandbox.tenants();
    sandbox.removeTenant(lost?.id ?? "");
    for (const status of [404, 500]) {
      const proxy = await startFaultProxy(sandbox.url, (path) => (isOne(path) ? problem(status) : undefined));
      try {
        const { status: ended } = await pulumi(["refresh", "--yes"], { ...unhurried, PRINTIX_API_URL: proxy.url });
        expect({ status, ended }).not.toMatchObject({ ended: 0 });
        expect({ status, state: await exportState() }).toEqual({ status, state: before });
      } finally {
        proxy.stop();
      }
    }

    // Without the preview the engine writes state anew after any refresh: what it holds of tenants is the same.
    const proxy = await startFaultProxy(sandbox.url, faults["a page that fails"] ?? (() => undefined));
    try {
      const refresh = ["refresh", "--yes", "--skip-preview"];
      expect((await pulumi(refresh, { ...unhurried, PRINTIX_API_URL: proxy.url })).status).not.toBe(0);
      expect(withoutDependencies(await tenants())).toEqual(kept);
    } finally {
      proxy.stop();
    }
  },
);

thirtyTest(
  "more than the set share does not vanish, unless somebody allows it",
  async ({ sandbox, pulumi, export: exportState, tenants }) => {
    for (const { id } of sandbox.tenants().slice(0, 12)) sandbox.removeTenant(id);
    const before = await exportState();
    const { status, output } = await pulumi(["refresh", "--yes"], unhurried);
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toContain("[PRINTIX_VANISHED]");
    expect(output).toContain("PRINTIX_MAX_VANISHED_PERCENT=100");
    expect(await exportState()).toBe(before);

    sandbox.clearRequests();
    const allowed = await pulumi(["refresh", "--yes", "--skip-preview"], {
      ...unhurried,
      PRINTIX_MAX_VANISHED_PERCENT: "100",
    });
    expect(allowed).toMatchObject({ status: 0 });
    expect(Object.keys(await tenants())).toHaveLength(18);
    expect(requestKinds(sandbox).filter((kind) => kind === "GET tenant 404")).toHaveLength(12);
  },
);

function page(result: unknown[], total: number, offset: number): string {
  return JSON.stringify({ query: { limit: pageSize, offset }, result, total });
}

/** Of the manifest and of what was written: a refresh that takes nothing in writes them all the same. */
function withoutTimes(state: string): string {
  return state.replaceAll(/"(time|modified)": "[^"]*"/g, '"$1": ""');
}

/** The engine drops an empty record of dependencies at the first refresh. */
function withoutDependencies(tenants: Record<string, object>): unknown {
  return Object.fromEntries(
    Object.entries(tenants).map(([name, tenant]) => [
      name,
      Object.fromEntries(
        Object.entries(tenant).filter(([key]) => key !== "propertyDependencies" && key !== "modified"),
      ),
    ]),
  );
}
