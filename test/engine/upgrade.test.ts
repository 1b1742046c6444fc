import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { highLimits, runRecover } from "../support/crash";
import { withEngineStack, type EngineStack, type ExportedResource } from "../support/engine-stack";
import { requestKinds } from "../support/requests";
import { keptStates, project, sandboxUrl, stackName, states } from "../schemas/kept-states.ts";

interface Exported {
  deployment: { resources: ExportedResource[]; pending_operations?: { resource: ExportedResource }[] };
}

/** A stack's state where the file backend keeps it. */
interface StateFile {
  checkpoint: { latest: Exported["deployment"] };
}

const data = join(__dirname, "../..", keptStates);
/** A folder for each version that has left some. */
const versions = readdirSync(data);
const noDifference = ["--yes", "--skip-preview", "--expect-no-changes"];

/** Gives a stack the state that an earlier version has left, and its sandbox the tenants of that state. */
async function takeOver({ folder, sandbox }: EngineStack, version: string, name: string): Promise<void> {
  let text = await readFile(join(data, version, `${name}.json`), "utf8");
  const { resources, pending_operations = [] } = (JSON.parse(text) as Exported).deployment;
  const kept = [...resources, ...pending_operations.map(({ resource }) => resource)];
  for (const { type, id, inputs } of kept.filter((resource) => /printix(:index)?:Tenant$/.test(resource.type))) {
    expect(type).toMatch(/^(pulumi-nodejs:dynamic\/printix:Tenant|printix:index:Tenant)$/);
    const { tenantName, tenantDomain } = inputs as { tenantName: string; tenantDomain: string };
    const tenant = sandbox.createTenant({ tenantName, tenantDomain });
    // The sandbox gives each tenant an id of its own: in state it is this one from now on.
    if (id !== undefined && id !== "") text = text.replaceAll(id, tenant.id);
  }
  expect(sandbox.tenants()).not.toEqual([]);
  // `pulumi stack import` leaves pending operations out.
  const file = join(folder, "state/.pulumi/stacks", project, `${stackName}.json`);
  const state = JSON.parse(await readFile(file, "utf8")) as StateFile;
  state.checkpoint.latest = (JSON.parse(text.replaceAll(sandboxUrl, sandbox.url)) as Exported).deployment;
  await writeFile(file, JSON.stringify(state));
}

/** One token and the list. A busy machine asks for the first three before it knows that there are more. */
function expectOneLook({ sandbox }: EngineStack): void {
  const sent = requestKinds(sandbox);
  expect(sent.filter((kind) => kind !== "GET tenant 200")).toEqual(["POST token 200", "GET tenants 200"]);
  expect(sent.length).toBeLessThanOrEqual(2 + 3);
}

const idsIn = async (stack: EngineStack): Promise<unknown[]> =>
  (await stack.resources()).map(({ id }) => id).toSorted();
const idsAt = ({ sandbox }: EngineStack): string[] =>
  sandbox
    .history()
    .map(({ id }) => id)
    .toSorted();

describe.each(versions)("%s", (version) => {
  test.each([
    ["dynamic", "dynamic"],
    ["native", "native"],
    ["component", "dynamic"],
  ] as const)("%s: no difference, and nothing is asked but one token and the list", (name, adapter) =>
    withEngineStack(
      async (stack) => {
        const { folder, sandbox, succeed } = stack;
        await takeOver(stack, version, name);
        expect(sandbox.tenants()).toHaveLength(5);
        const { program, later = program } = states[name] ?? { program: "" };
        for (const each of [program, later]) {
          await writeFile(join(folder, "index.js"), each);
          sandbox.clearRequests();
          await succeed("preview", "--expect-no-changes");
          expect(requestKinds(sandbox)).toEqual([]);
          await succeed("up", "--refresh", ...noDifference);
          expectOneLook(stack);
        }
        expect(await idsIn(stack)).toEqual(idsAt(stack));
        expect(idsAt(stack)).toHaveLength(5);
      },
      highLimits,
      adapter,
    ),
  );

  test("pending: recover brings in what the killed run made, and nothing is created anew", () =>
    withEngineStack(async (stack) => {
      const { folder, sandbox, succeed } = stack;
      await takeOver(stack, version, "pending");
      await writeFile(join(folder, "index.js"), states["pending"]?.program ?? "");
      const { status, output } = await runRecover(stack, ["--yes"]);
      expect({ status, output }).toMatchObject({ status: 0 });
      expect(requestKinds(sandbox)).toEqual(["POST token 200", "GET tenants 200"]);
      sandbox.clearRequests();
      await succeed("up", "--refresh", ...noDifference);
      expect(requestKinds(sandbox)).toEqual(["POST token 200", "GET tenant 200"]);
      expect(await idsIn(stack)).toEqual(idsAt(stack));
      expect(idsAt(stack)).toHaveLength(1);
    }, highLimits));
});

test("the states of 0.1.0 are among them", () => {
  expect(versions).toContain("state-0.1.0");
});
