import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { crashUp, highLimits, runRecover, unhurried } from "../support/crash";
import { nativeProgram, withEngineStack, type EngineStack } from "../support/engine-stack";
import { engineTest } from "../support/engine-test";
import { killTree } from "../support/kill-tree";
import { countOf } from "../support/requests";

const acme = { tenantName: "Acme Co.", tenantDomain: "acme" };
const globex = { tenantName: "Globex", tenantDomain: "globex" };
const noCheckpoints = { PULUMI_SKIP_CHECKPOINTS: "true" };
/** Answers that do not come back before the end of a test. */
const lost = { requestMs: 0, answerMs: 600_000 };

interface Said {
  tenants: { name: string; status: string; source: string; reason?: string; stacks?: string[] }[];
}

/** Recovers, and gives the exit status with what became of each tenant, by its name. */
async function recovered(stack: EngineStack, ...args: string[]) {
  const { status, stdout, stderr } = await runRecover(stack, ["--json", ...args]);
  const { tenants } = JSON.parse(stdout) as Said;
  return { status, stderr, by: Object.fromEntries(tenants.map((tenant) => [tenant.name, tenant])) };
}

/** Kills an `up` once so many of its tenants are made. */
async function killUp(stack: EngineStack, made: number, env: Record<string, string> = noCheckpoints): Promise<void> {
  const killed = await crashUp(stack, { delays: lost, moment: (proxy) => proxy.answered(made), kill: killTree, env });
  expect(killed.status).toBe("SIGKILL");
}

engineTest(
  "both kinds at once: what a run left pending, and what a later run without checkpoints made",
  async (stack) => {
    await stack.declare({ acme });
    await killUp(stack, 1, {});
    await stack.succeed("cancel", "--yes");
    await stack.declare({ acme, globex });
    // The domain of the pending one is taken, which ends no run: its check is off, and its POST is answered late.
    await crashUp(stack, {
      delays: lost,
      moment: (proxy) => proxy.answered(2),
      kill: killTree,
      env: { ...noCheckpoints, PRINTIX_PREVIEW_CHECKS: "false" },
    });

    const locked = await runRecover(stack, ["--preview", "--yes"]);
    expect(locked.status).toBe(1);
    expect(locked.stderr).toContain("`pulumi cancel`");
    await stack.succeed("cancel", "--yes");

    const { status, by, stderr } = await recovered(stack, "--preview", "--yes");
    expect({ status, stderr, by }).toMatchObject({
      status: 0,
      by: { acme: { status: "arrived", source: "state" }, globex: { status: "arrived", source: "plan" } },
    });
    expect(stderr).toContain("nobody knows when the run was killed");
    await stack.succeed("preview", "--expect-no-changes");
    expect(stack.sandbox.history()).toHaveLength(2);
    expect((await runRecover(stack, ["--preview"])).status).toBe(0);
  },
  { sandbox: highLimits },
);

test("a conflict keeps what is pending, though the import of the others kept no checkpoints", () =>
  withEngineStack(async (stack) => {
    const { succeed, sandbox, tenants } = stack;
    sandbox.createTenant({ ...globex, tenantName: "Globex Corporation" });
    await stack.declare({ acme, globex });
    await killUp(stack, 2, { PRINTIX_PREVIEW_CHECKS: "false" });
    await succeed("cancel", "--yes");
    expect(await recovered(stack, "--yes")).toMatchObject({
      status: 1,
      by: { acme: { status: "arrived" }, globex: { status: "conflict" } },
    });
    expect(Object.keys(await tenants())).toEqual(["acme"]);
    expect(await recovered(stack)).toMatchObject({
      by: { acme: { status: "in state", source: "state" }, globex: { status: "conflict", source: "state" } },
    });
  }, highLimits));

test("what another stack has, or may have, is not taken from it", () =>
  withEngineStack(async (stack) => {
    const { folder, succeed, sandbox, tenants } = stack;
    const stacks = join(folder, "state", ".pulumi", "stacks");
    await stack.declare({ customer: acme });
    await succeed("up", "--yes", "--skip-preview");
    // As a stack of another project has it.
    await mkdir(join(stacks, "labs"));
    const text = await readFile(join(stacks, "engine-test", "test.json"), "utf8");
    const ofLabs = text.replaceAll("urn:pulumi:test::engine-test::", "urn:pulumi:dev::labs::");
    await writeFile(join(stacks, "labs", "dev.json"), ofLabs);
    await succeed("stack", "rm", "test", "--force", "--yes");
    await succeed("stack", "init", "second");
    await stack.declare({ acme, globex });
    sandbox.createTenant(globex);

    const once = await recovered(stack, "--preview", "--yes");
    expect(once).toMatchObject({
      status: 1,
      by: { acme: { status: "conflict", stacks: ["labs/dev"] }, globex: { status: "arrived" } },
    });
    expect(once.by["acme"]?.reason).toMatch(/the stack labs\/dev has it in state, as customer$/);
    expect(Object.keys(await tenants())).toEqual(["globex"]);

    // A damaged stack keeps the engine from listing any, so each of them may have it.
    await rm(join(stacks, "labs", "dev.json.bak"), { force: true });
    await writeFile(join(stacks, "labs", "dev.json"), "{");
    expect(await recovered(stack, "--preview", "--yes")).toMatchObject({
      status: 1,
      by: { acme: { status: "conflict", stacks: ["*"] } },
    });
    expect(Object.keys(await tenants())).toEqual(["globex"]);

    await rm(join(stacks, "labs"), { recursive: true });
    expect(await recovered(stack, "--preview", "--yes")).toMatchObject({
      status: 0,
      by: { acme: { status: "arrived" } },
    });
    await succeed("preview", "--expect-no-changes");
    expect(countOf(sandbox, "POST tenants")).toBe(1);
  }, highLimits));

test("a tenant under a component and a provider of its own waits for those; another partner's is left alone", () =>
  withEngineStack(
    async (stack) => {
      const { folder, succeed, sandbox, resources } = stack;
      const nordic = { partnerId: "nordic-partner", clientId: "nordic-client", clientSecret: "nordic-secret" };
      sandbox.addPartner({ ...nordic, ...highLimits });
      await nativeProgram(
        stack,
        `
const pulumi = require("@pulumi/pulumi");
class Group extends pulumi.ComponentResource { constructor(name) { super("test:index:Group", name); } }
const parent = new Group("group");
const same = new printix.Provider("same", {});
const nordic = new printix.Provider("nordic", ${JSON.stringify(nordic)});
new printix.Tenant("acme", ${JSON.stringify(acme)}, { parent, provider: same });
new printix.Tenant("fjord", { tenantName: "Fjord", tenantDomain: "fjord" }, { provider: nordic });
`,
      );
      const plan = await stack.pulumi(["preview", "--json"], unhurried);
      await writeFile(join(folder, "plan.json"), plan.stdout);
      await killUp(stack, 2);
      await succeed("cancel", "--yes");

      const early = await recovered(stack, "--plan", "plan.json", "--yes");
      expect(early.stderr).toContain("1 tenant of the partner nordic-partner left out");
      expect(Object.keys(early.by)).toEqual(["acme"]);
      // The engine makes the providers with whatever is its target.
      const [, next = ""] =
        /its parent is not in state yet: run `(.+)` first$/.exec(early.by["acme"]?.reason ?? "") ?? [];
      expect(await stack.start("sh", ["-c", `${next} --yes --skip-preview`]).ended).toMatchObject({ status: 0 });
      const late = await recovered(stack, "--plan", "plan.json", "--yes");
      expect(late).toMatchObject({ status: 0, by: { acme: { status: "arrived" } } });
      expect((await resources()).map(({ urn }) => urn.split("::").at(-1))).toEqual(["acme"]);
      expect(sandbox.history().filter(({ tenantName }) => tenantName === "Acme Co.")).toHaveLength(1);
    },
    highLimits,
    "native",
  ));

test("from the file that the program reads, nothing is taken whose name is another, or that two entries declare", () =>
  withEngineStack(async (stack) => {
    const { folder, sandbox, tenants } = stack;
    const twice = { tenantName: "Hooli", tenantDomain: "hooli" };
    for (const tenant of [acme, { ...globex, tenantName: "Globex Corporation" }, twice]) sandbox.createTenant(tenant);
    const declared = { acme, globex, hooli: twice, "hooli-2": { ...twice, tenantDomain: "hooli.printix.net" } };
    await writeFile(join(folder, "tenants.yaml"), stringify({ tenants: declared }));

    const { status, by } = await recovered(stack, "--yaml", "tenants.yaml", "--yes");
    expect({ status, by }).toMatchObject({
      status: 1,
      by: {
        acme: { status: "arrived", source: "file" },
        globex: { status: "conflict", reason: expect.stringContaining('"Globex Corporation"') as string },
        hooli: { status: "conflict", reason: "several blocks declare its domain: hooli, hooli-2" },
        "hooli-2": { status: "conflict" },
      },
    });
    expect(Object.keys(await tenants())).toEqual(["acme"]);
    await stack.declare({ acme });
    await stack.succeed("preview", "--expect-no-changes");
  }, highLimits));
