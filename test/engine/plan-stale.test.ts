import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { printixCommand } from "../support/crash";
import { withEngineStack, type EngineStack } from "../support/engine-stack";
import { requestKinds } from "../support/requests";
import { kindsInWholeList, kindsOfStaleness, lastKinds, type Staleness } from "../support/staleness";

const globex = { tenantName: "Globex", tenantDomain: "globex" };

/** A repository with a program that keeps one tenant, cancels one and makes one. */
async function makeProject({ folder, start, seed, declare, succeed, sandbox }: EngineStack): Promise<void> {
  await writeFile(
    join(folder, ".gitignore"),
    "/*\n!/index.js\n!/*.json\n!/Pulumi*.yaml\n/seeded.json\n/printix-plan\n",
  );
  await start("git", ["init", "-q"]).ended;
  await writeFile(join(folder, "data.json"), "{}");
  await writeFile(join(folder, "package-lock.json"), "{ }");
  await mkdir(join(folder, "shared"));
  await writeFile(join(folder, "shared", "names.txt"), "names");
  await symlink("data.json", join(folder, "link.json"));
  sandbox.createTenant({ tenantName: "Neighbour", tenantDomain: "neighbour" });
  await succeed("config", "set", "size", "1");
  await succeed("config", "set", "--secret", "old", "dark");
  await seed({ globex, acme: { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel" } });
  await declare({ globex, initech: { tenantName: "Initech", tenantDomain: "initech" } });
}

async function plan({ start }: EngineStack, ...args: string[]): Promise<void> {
  const { status, output } = await start("node", [printixCommand, "plan", ...args]).ended;
  if (status !== 0) throw new Error(output);
}

/** What is wrong with how a kind of staleness was met. */
async function faultsOf(stack: EngineStack, { make, told, isInList }: Staleness): Promise<string[]> {
  const { undo, env = {} } = await make(stack);
  stack.sandbox.clearRequests();
  const { status, output } = await stack.start("node", [printixCommand, "apply"], env).ended;
  const sent = requestKinds(stack.sandbox);
  await undo();
  const allowed = isInList === true ? ["POST token 200", "GET tenants 200"] : [];
  return [
    ...(status === 1 && output.includes("[PRINTIX_STALE_PLAN]") ? [] : [`ended with ${String(status)}: ${output}`]),
    ...(output.match(told) ? [] : [`did not say ${String(told)}: ${output}`]),
    ...(JSON.stringify(sent) === JSON.stringify(allowed) ? [] : [`sent ${sent.join(", ")}`]),
  ];
}

/** Stops at the first one that was not met: a plan that was carried out is none any more. */
async function firstFaults(stack: EngineStack, kinds: Record<string, Staleness>): Promise<string[]> {
  for (const [kind, staleness] of Object.entries(kinds)) {
    const faults = await faultsOf(stack, staleness);
    if (faults.length > 0) return [kind, ...faults];
  }
  return [];
}

const count = Object.keys({ ...kindsOfStaleness, ...kindsInWholeList, ...lastKinds }).length;

test(`${count} kinds of staleness are each refused, before any request but the list's`, () =>
  withEngineStack(async (stack) => {
    await makeProject(stack);
    await plan(stack, "--list", "own", "--include", "shared");
    expect(await firstFaults(stack, kindsOfStaleness)).toEqual([]);
    await plan(stack, "--include", "shared");
    expect(await firstFaults(stack, kindsInWholeList)).toEqual([]);
    expect(await firstFaults(stack, lastKinds)).toEqual([]);
    expect(stack.sandbox.tenants().map(({ tenantName }) => tenantName)).toEqual(["Neighbour"]);
  }));
