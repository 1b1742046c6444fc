import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startSandbox } from "printix-partner-sandbox";
import { crashUp, highLimits, printixCommand, runRecover } from "../support/crash";
import { withEngineStack, type EngineStack } from "../support/engine-stack";
import { engineTest } from "../support/engine-test";
import { killProviderHost, killTree } from "../support/kill-tree";
import { countOf, requestKinds } from "../support/requests";

const acme = { tenantName: "Acme Co.", tenantDomain: "acme" };
/** Answers that do not come back before the end of a test. */
const lost = { requestMs: 0, answerMs: 600_000 };

const policies = ["prevent", "abandon", "cancel"] as const;
const families = `
const pulumi = require("@pulumi/pulumi");
const printix = require("pulumi-printix");
class Group extends pulumi.ComponentResource { constructor(name) { super("test:index:Group", name); } }
const group = new Group("group");
for (const deletionPolicy of ${JSON.stringify(policies)}) for (const parent of [undefined, group]) {
  const name = deletionPolicy + (parent === undefined ? "" : "-child");
  const initialUser = { email: "it@acme.example", name: "Ada Example" };
  new printix.Tenant(name, { tenantName: name, tenantDomain: name, deletionPolicy, initialUser }, { parent });
}
`;

test("what recover brings in is what up would have left: any policy, with and without a parent", () =>
  withEngineStack(async (stack) => {
    const { folder, pulumi, succeed, tenants, sandbox } = stack;
    await writeFile(join(folder, "index.js"), families);
    await crashUp(stack, { delays: lost, moment: (proxy) => proxy.answered(6), kill: killTree });
    await succeed("cancel", "--yes");
    sandbox.clearRequests();

    const unasked = await runRecover(stack, []);
    expect(unasked.status).toBe(1);
    expect(unasked.stderr).toContain("--yes");
    expect(await tenants()).toEqual({});

    const { status, output } = await runRecover(stack, ["--yes"]);
    expect({ status, output }).toMatchObject({ status: 0 });
    expect(output).not.toMatch(/it@acme|Ada Example/);
    expect(requestKinds(sandbox)).toEqual([
      ...["POST token 200", "GET tenants 200"],
      ...["POST token 200", "GET tenants 200"],
    ]);

    const kept = Object.values(await tenants());
    expect(kept).toHaveLength(6);
    for (const { inputs = {}, protect, parent } of kept) {
      const policy = inputs["deletionPolicy"] as string;
      const name = parent?.endsWith("test:index:Group::group") ? `${policy}-child` : policy;
      const __provider = expect.any(String) as string;
      const tenantDomain = `${name}.printix.net`;
      expect(inputs).toEqual({ __provider, tenantName: name, tenantDomain, deletionPolicy: policy });
      expect(protect ?? false).toBe(policy === "prevent");
    }
    expect((await pulumi(["preview", "--expect-no-changes"])).status).toBe(0);
    expect((await runRecover(stack, [])).stderr).toContain("Nothing to recover");
  }, highLimits));

test("a lock and an empty file of attributes, which a kill may leave, are told or mended", () =>
  withEngineStack(async (stack) => {
    // The file backend as people have it: with attributes beside each state file.
    const env = { PULUMI_BACKEND_URL: `file://${stack.folder}/state`, PULUMI_STACK: "test" };
    await stack.declare({ acme });
    await crashUp(stack, { delays: lost, moment: (proxy) => proxy.answered(1), kill: killTree, env });
    await truncate(join(stack.folder, "state", ".pulumi", "stacks", "engine-test", "test.json.attrs"));
    expect((await stack.pulumi(["cancel", "--yes"], env)).output).toContain("EOF");

    const drift = await stack.start(process.execPath, [printixCommand, "drift"], env).ended;
    expect(drift).toMatchObject({ status: 1, stdout: "" });
    expect(drift.stderr).toContain("EOF");

    const locked = await runRecover(stack, ["--yes"], env);
    expect(locked.status).toBe(1);
    expect(locked.stderr).toContain("removed");
    expect(locked.stderr).toContain("`pulumi cancel`");
    expect((await stack.pulumi(["cancel", "--yes"], env)).status).toBe(0);
    expect((await runRecover(stack, ["--yes"], env)).status).toBe(0);
    expect((await stack.pulumi(["preview", "--expect-no-changes"], env)).status).toBe(0);
  }, highLimits));

test("an up before recover meets 409, and recover still knows what was pending", () =>
  withEngineStack(async (stack) => {
    await stack.declare({ acme });
    await crashUp(stack, { delays: lost, moment: (proxy) => proxy.answered(1), kill: killTree });
    await stack.succeed("cancel", "--yes");
    await expectConflict(stack);

    expect((await runRecover(stack, ["--yes"])).status).toBe(0);
    await stack.succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
    expect(stack.sandbox.history()).toHaveLength(1);
  }, highLimits));

test("recover at the server of another environment changes nothing, and at the right one finds what was pending", () =>
  withEngineStack(async (stack) => {
    const globex = { tenantName: "Globex", tenantDomain: "globex" };
    await stack.declare({ globex });
    await stack.succeed("up", "--yes", "--skip-preview");
    await stack.declare({ globex, acme });
    await crashUp(stack, { delays: lost, moment: (proxy) => proxy.answered(1), kill: killTree });
    await stack.succeed("cancel", "--yes");
    const before = await stack.export();
    const other = await startSandbox(highLimits);
    try {
      const wrong = await runRecover(stack, ["--yes"], other.env);
      expect(wrong).toMatchObject({ status: 1, stdout: "" });
      expect(wrong.stderr).toContain("Printix lists no tenant at all");
      expect(await stack.export()).toBe(before);
      const allowed = { ...other.env, PRINTIX_MAX_VANISHED_PERCENT: "100" };
      expect((await runRecover(stack, [], allowed)).stdout).toMatch(/^acme .+ not arrived/m);
    } finally {
      await other.stop();
    }
    expect((await runRecover(stack, ["--yes"])).status).toBe(0);
    expect(Object.keys(await stack.tenants()).sort()).toEqual(["acme", "globex"]);
  }, highLimits));

engineTest(
  "where the provider's process alone is killed, nothing stays pending, and adoptExisting takes the tenant over",
  async (stack) => {
    await stack.declare({ acme });
    const killed = await crashUp(stack, {
      delays: lost,
      moment: (proxy) => proxy.answered(1),
      kill: killProviderHost,
    });
    expect(killed.status).toBe(1);
    expect((await runRecover(stack, ["--yes"])).stderr).toContain("Nothing to recover");
    await expectConflict(stack);

    await stack.declare({ acme: { ...acme, adoptExisting: true } });
    await stack.succeed("up", "--yes", "--skip-preview");
    const [made] = stack.sandbox.history();
    expect((await stack.tenants())["acme"]?.id).toBe(made?.id);
    expect(stack.sandbox.history()).toHaveLength(1);
  },
  { sandbox: highLimits },
);

/** The check tells before anything is sent; where it is off, the API does. */
async function expectConflict({ pulumi, sandbox }: EngineStack): Promise<void> {
  for (const isChecked of [true, false]) {
    const env = { PRINTIX_PREVIEW_CHECKS: String(isChecked) };
    const { status, output } = await pulumi(["up", "--yes", "--skip-preview"], env);
    expect(status).toBe(1);
    expect(output).toContain("[PRINTIX_DOMAIN_EXISTS]");
    expect(output.includes("409 Conflict")).toBe(!isChecked);
  }
  expect(countOf(sandbox, "POST tenants 409")).toBe(1);
}
