import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { adapters, withEngineStack, type EngineStack } from "../support/engine-stack";
import { requestKinds } from "../support/requests";
import { runCommandHere } from "../../provider/test/run-command-here";

const globex = { tenantName: "Globex", tenantDomain: "globex" };
const initech = { tenantName: "Initech", tenantDomain: "initech" };
const acme = { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel" };
const list = ["POST token 200", "GET tenants 200"];

/** In this process, which measures what it covers; a pipeline's test runs the same in processes of their own. */
async function printix({ folder, environment }: EngineStack, args: readonly string[], env?: Record<string, string>) {
  const ended = await runCommandHere(args, { cwd: folder, env: environment(env) });
  return { ...ended, output: ended.stdout + ended.stderr };
}

/** Makes a plan, and hands back what tells it from all others. */
async function plan(stack: EngineStack, ...args: string[]): Promise<string> {
  const { status, stdout, output } = await printix(stack, ["plan", "--json", ...args]);
  if (status !== 0) throw new Error(output);
  return (JSON.parse(stdout) as { digest: string }).digest;
}

/** One tenant stays, one is to be cancelled and one to be made. */
async function declareChanges({ seed, declare, folder, start }: EngineStack): Promise<void> {
  // The engine's home is in this folder too, and writes logs.
  await writeFile(join(folder, ".gitignore"), "/*\n!/index.js\n!/tenants.json\n");
  await start("git", ["init", "-q"]).ended;
  await seed({ globex, acme });
  await declare({ globex, initech });
}

test.each(adapters)("a plan of the %s provider that was reviewed is carried out, and nothing but that", (adapter) =>
  withEngineStack(
    async (stack) => {
      await declareChanges(stack);
      const digest = await plan(stack);
      stack.sandbox.clearRequests();

      const other = await printix(stack, ["apply", "--digest", "0".repeat(64)]);
      expect(other).toMatchObject({ status: 1 });
      expect(other.output).toContain("[PRINTIX_STALE_PLAN]");
      expect(requestKinds(stack.sandbox)).toEqual([]);

      const check = await printix(stack, ["apply", "--check"]);
      expect(check).toMatchObject({ status: 0 });
      expect(new Set(requestKinds(stack.sandbox))).toEqual(new Set(list));
      stack.sandbox.clearRequests();

      const applied = await printix(stack, ["apply", "--digest", digest.toUpperCase()]);
      expect(applied).toMatchObject({ status: 0 });
      const changes = requestKinds(stack.sandbox).filter((kind) => !/^(POST token|GET)/.test(kind));
      expect(changes).toEqual(["POST tenants 200", "DELETE tenant 204"]);
      expect(Object.keys(await stack.tenants()).sort()).toEqual(["globex", "initech"]);

      // It was carried out: what it rested on is gone.
      stack.sandbox.clearRequests();
      const again = await printix(stack, ["apply"]);
      expect(again).toMatchObject({ status: 1 });
      expect(again.output).toMatch(/the state \(.*acme gone.*\[PRINTIX_STALE_PLAN\]/s);
      expect(requestKinds(stack.sandbox)).toEqual([]);
    },
    {},
    adapter,
  ),
);

test("a plan without the partner's list needs no client secret and asks for nothing; what it presumes is looked at before it is carried out", () =>
  withEngineStack(async (stack) => {
    const { sandbox, folder } = stack;
    await declareChanges(stack);
    const secret = { PRINTIX_CLIENT_ID: "", PRINTIX_CLIENT_SECRET: "" };
    const made = await printix(stack, ["plan", "--list", "unread", "--out", "reviewed"], secret);
    expect(made).toMatchObject({ status: 0 });
    expect(sandbox.requests()).toEqual([]);

    const { id = "" } = sandbox.tenants().find(({ tenantDomain }) => tenantDomain.startsWith("acme")) ?? {};
    sandbox.renameTenant(id, { tenantName: "Acme Ltd." });
    const stale = await printix(stack, ["apply", "reviewed"]);
    expect(stale).toMatchObject({ status: 1 });
    expect(stale.output).toContain(`the partner's list (acme.printix.net, id ${id}, changed)`);
    expect(requestKinds(sandbox)).toEqual(list);

    sandbox.renameTenant(id, { tenantName: acme.tenantName });
    expect(await printix(stack, ["apply", "reviewed"])).toMatchObject({ status: 0 });
    expect(sandbox.tenants().map(({ tenantName }) => tenantName)).toEqual(["Globex", "Initech"]);
    expect(await readFile(join(folder, "reviewed", "reviewed.json"), "utf8")).not.toContain("Globex");
  }));

test("what a program does by something else than its files is seen before anything is changed", () =>
  withEngineStack(async (stack) => {
    const { folder, sandbox } = stack;
    await declareChanges(stack);
    const more = `if (process.env.MORE) new printix.Tenant("hooli", { tenantName: "Hooli", tenantDomain: "hooli" });\n`;
    await appendFile(join(folder, "index.js"), more);
    await plan(stack);
    sandbox.clearRequests();
    const applied = await printix(stack, ["apply"], { MORE: "yes" });
    expect(applied).toMatchObject({ status: 1 });
    expect(applied.output).toMatch(/what the program does \(.*hooli added\)/);
    expect(new Set(requestKinds(sandbox))).toEqual(new Set(list));
  }));

test("a plan whose files were changed, or that is another stack's or none, is refused before any request", () =>
  withEngineStack(async (stack) => {
    const { folder, sandbox, succeed } = stack;
    await declareChanges(stack);
    await plan(stack);
    sandbox.clearRequests();
    for (const file of ["plan.json", "preview.json"]) {
      const path = join(folder, "printix-plan", file);
      const before = await readFile(path, "utf8");
      await writeFile(path, before.replaceAll("initech", "hooli"));
      const changed = await printix(stack, ["apply"]);
      expect(changed).toMatchObject({ status: 1 });
      expect(changed.output).toContain(`the plan's files (${file} changed)`);
      await writeFile(path, before);
    }

    await succeed("stack", "init", "other");
    const other = await printix(stack, ["apply"]);
    expect(other.output).toMatch(/the stack engine-test\/test, .*engine-test\/other/);
    await succeed("stack", "select", "test");

    await writeFile(join(folder, "printix-plan", "reviewed.json"), "{}");
    const none = await printix(stack, ["apply"]);
    expect(none.output).toContain("[PRINTIX_FILE]");
    expect((await printix(stack, ["apply", "nowhere"])).output).toContain("[PRINTIX_FILE]");
    expect(requestKinds(sandbox)).toEqual([]);
  }));

test("no plan is made of a preview that failed", () =>
  withEngineStack(async (stack) => {
    const { seed, declare } = stack;
    await seed({ globex });
    await plan(stack);
    await declare({});
    const failed = await printix(stack, ["plan"]);
    expect(failed).toMatchObject({ status: 1 });
    expect(failed.output).toContain("globex");
    const reported = await printix(stack, ["report", "printix-plan", "--to", "stdout"]);
    expect(reported).toMatchObject({ status: 0 });
    expect(reported.stdout).toMatch(/^### Printix: no plan\n\nIn `[^`]+\/test`\. `pulumi-printix plan` failed\./);
    expect((await printix(stack, ["apply"])).output).toContain("[PRINTIX_FILE]");
    expect(stack.sandbox.tenants()).toHaveLength(1);
  }));

test("a name, a domain or a policy that nobody can see in the review is in no plan", () =>
  withEngineStack(async (stack) => {
    const { folder, sandbox } = stack;
    const program = (name: string): Promise<void> =>
      writeFile(
        join(folder, "index.js"),
        `const pulumi = require("@pulumi/pulumi"), { Tenant } = require("pulumi-printix");
new Tenant("acme", { tenantName: ${name}, tenantDomain: "acme" });\n`,
      );
    for (const name of ["pulumi.secret(process.env.NAME)", "pulumi.output(pulumi.unknown)"]) {
      await program(name);
      const refused = await printix(stack, ["plan"], { NAME: "Acme Co." });
      expect(refused).toMatchObject({ status: 1 });
      expect(refused.output).toContain("the tenantName of acme is secret");
    }
    expect(sandbox.tenants()).toEqual([]);
  }));

test("more cancels than are allowed: nothing of the plan is carried out", () =>
  withEngineStack(async (stack) => {
    const { sandbox } = stack;
    await declareChanges(stack);
    const none = { PRINTIX_MAX_CANCELS: "0" };
    expect(await printix(stack, ["plan"], none)).toMatchObject({ status: 0 });
    sandbox.clearRequests();
    const refused = await printix(stack, ["apply"], none);
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.output).toContain("[PRINTIX_MAX_CANCELS]");
    expect(sandbox.requests()).toEqual([]);
  }));

test("without a look at Printix, an adoption is presumed possible, and the same plan in another folder is the same", () =>
  withEngineStack(async (stack) => {
    const { sandbox, folder, declare, start } = stack;
    sandbox.createTenant({ tenantName: "Hooli", tenantDomain: "hooli" });
    await declareChanges(stack);
    await declare({ globex, acme, hooli: { tenantName: "Hooli", tenantDomain: "hooli", adoptExisting: true } });
    const digest = await plan(stack, "--list", "unread");

    const other = join(folder, "home", "elsewhere");
    await start("sh", [
      "-c",
      `mkdir -p ${other} && cp -r .git .gitignore index.js tenants.json Pulumi* package.json node_modules printix-plugin* ${other}/ 2>/dev/null; true`,
    ]).ended;
    expect(await plan(stack, "--list", "unread", "--cwd", other, "--stack", "test", "--out", join(other, "plan"))).toBe(
      digest,
    );

    sandbox.clearRequests();
    expect(await printix(stack, ["apply", "--digest", digest])).toMatchObject({ status: 0 });
    expect(requestKinds(sandbox).filter((kind) => !/^(POST token|GET)/.test(kind))).toEqual([]);
    expect(Object.keys(await stack.tenants()).sort()).toEqual(["acme", "globex", "hooli"]);
  }));
