import { highLimits } from "../support/crash";
import { stackProgram, withEngineStack, type Adapter, type Declared, type EngineStack } from "../support/engine-stack";
import { requestKinds } from "../support/requests";

const up = ["up", "--yes", "--skip-preview"];
const policies = ["prevent", "abandon", "cancel"];

/** Fifty, of each policy among them. */
const fifty: Declared = Object.fromEntries(
  Array.from({ length: 50 }, (_, index) => [
    `customer-${index}`,
    {
      tenantName: `Customer ${index}`,
      tenantDomain: `customer-${index}`,
      deletionPolicy: policies[index % policies.length],
    },
  ]),
);

/** What must stay as it is, whichever class declares the tenants. */
async function kept({ resources }: EngineStack): Promise<unknown> {
  const found = await resources();
  return found
    .map(({ id, urn, protect, outputs }) => [urn.split("::").at(-1), id, protect, outputs?.["deletionPolicy"]])
    .toSorted();
}

const typesOf = async ({ resources }: EngineStack): Promise<string[]> => [
  ...new Set((await resources()).map(({ type }) => type)),
];

const types: Record<Adapter, string> = {
  dynamic: "pulumi-nodejs:dynamic/printix:Tenant",
  native: "printix:index:Tenant",
};

test("fifty tenants go from the dynamic provider to the native one and back by the line that imports: nothing is sent", () =>
  withEngineStack(async (stack) => {
    const { declare, folder, succeed, sandbox, seed } = stack;
    await seed(fifty);
    await declare(fifty);
    const before = await kept(stack);
    sandbox.clearRequests();

    const changeTo = async (adapter: Adapter, summary: RegExp): Promise<void> => {
      await stackProgram(folder, adapter);
      for (const command of [["preview"], up]) expect((await succeed(...command)).output).toMatch(summary);
      expect(await typesOf(stack)).toEqual([types[adapter]]);
      expect(await kept(stack)).toEqual(before);
      await succeed("preview", "--expect-no-changes");
    };
    await changeTo("native", /\b51 unchanged/);
    await changeTo("dynamic", /\b51 unchanged/);
    await changeTo("native", /\b51 unchanged/);
    expect(sandbox.requests()).toEqual([]);

    // A refresh writes state anew, and the dynamic host's own line is gone: an update writes it in again.
    await succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    await changeTo("dynamic", /~ 50 (to update|updated)\n\s+1 unchanged/);
    await succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    // A busy machine asks for the first three before it knows that there are more.
    const sent = requestKinds(sandbox);
    expect(sent.filter((kind) => kind !== "GET tenant 200")).toEqual([
      ...["POST token 200", "GET tenants 200"],
      ...["POST token 200", "GET tenants 200"],
    ]);
    expect(sent.length).toBeLessThanOrEqual(4 + 2 * 3);
    expect(sandbox.history()).toHaveLength(50);
    expect(sandbox.tenants()).toHaveLength(50);
  }, highLimits));
