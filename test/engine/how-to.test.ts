import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Sandbox } from "printix-partner-sandbox";
import { adapters, withEngineStack, type EngineStack } from "../support/engine-stack";
import { followPage } from "../support/follow-page";
import { countOf, requestKinds } from "../support/requests";

/** Follows a page, in the folder of a program that declares the tenants of tenants.yaml. */
async function follow(page: string, stack: EngineStack, events: Record<string, () => void> = {}): Promise<void> {
  const { folder, start } = stack;
  await writeFile(join(folder, "index.js"), 'require("pulumi-printix").tenantsFromFile("tenants.yaml");\n');
  // The preview that an update makes first is the engine's own, and half of its time.
  const quick = (commands: string): string => commands.replaceAll("pulumi up ", "pulumi up --skip-preview ");
  await followPage(page, { folder, run: (commands) => start("sh", ["-eu", "-c", quick(commands)]).ended, events });
}

const rename = (sandbox: Sandbox, tenantName: string) => () => {
  sandbox.renameTenant(sandbox.tenants()[0]?.id ?? "", { tenantName });
};

test("offboarding.md: one customer's subscription is cancelled, the other's goes on outside of state", () =>
  withEngineStack(async (stack) => {
    await follow("how-to/offboarding.md", stack);
    const ended = stack.sandbox
      .history()
      .map(({ tenantDomain, cancelledAt }) => [tenantDomain, cancelledAt !== undefined]);
    expect(ended.sort()).toEqual([
      ["acme.printix.net", false],
      ["globex.printix.net", true],
    ]);
    expect(countOf(stack.sandbox, "DELETE")).toBe(1);
    expect(await stack.resources()).toEqual([]);
  }));

test("rename.md: the program follows a rename, and nothing is cancelled or created", () =>
  withEngineStack(async (stack) => {
    await follow("how-to/rename.md", stack, {
      renamed: rename(stack.sandbox, "Acme Ltd."),
      "renamed again": rename(stack.sandbox, "Acme Group"),
    });
    expect(stack.sandbox.history().map(({ tenantName }) => tenantName)).toEqual(["Acme Group"]);
    expect((await stack.tenants())["acme"]?.outputs).toMatchObject({ tenantName: "Acme Group" });
    expect([countOf(stack.sandbox, "POST tenants"), countOf(stack.sandbox, "DELETE")]).toEqual([1, 0]);
  }));

test("move-between-stacks.md: one stack has the tenant at a time, protected, and nothing is cancelled or created", () =>
  withEngineStack(async (stack) => {
    // The page's URNs have this project.
    const manifest = join(stack.folder, "Pulumi.yaml");
    await writeFile(manifest, (await readFile(manifest, "utf8")).replace("engine-test", "customers"));
    await follow("how-to/move-between-stacks.md", stack);
    expect(stack.sandbox.tenants()).toHaveLength(2);
    expect([countOf(stack.sandbox, "POST tenants"), countOf(stack.sandbox, "DELETE")]).toEqual([2, 0]);
    const held: unknown[] = [];
    for (const name of ["main", "europe", "elsewhere"]) {
      await stack.succeed("stack", "select", name);
      held.push(Object.entries(await stack.tenants()).map(([tenant, { protect }]) => [tenant, protect]));
    }
    expect(held).toEqual([[], [["acme", true]], [["globex", true]]]);
  }));

test.each(adapters)(
  "a block of the %s class that moves first, under cancel: the cap refuses until its state moves",
  (adapter) =>
    withEngineStack(
      async ({ declare, pulumi, succeed, sandbox }) => {
        const acme = { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel" };
        const globex = { ...acme, tenantName: "Globex", tenantDomain: "globex" };
        await declare({ acme, globex });
        await succeed("up", "--yes", "--skip-preview");
        await succeed("stack", "init", "europe");

        await declare({ globex });
        const creating = await pulumi(["preview", "--stack", "europe"]);
        expect(creating.output).toContain("[PRINTIX_DOMAIN_EXISTS]");
        sandbox.clearRequests();
        await declare({ acme });
        const preview = await succeed("preview", "--stack", "test");
        expect(preview.output).toContain("1 to delete");
        const capped = await pulumi(["up", "--yes", "--skip-preview", "--stack", "test"], { PRINTIX_MAX_CANCELS: "0" });
        expect(capped.status).not.toBe(0);
        expect(capped.output).toContain("[PRINTIX_MAX_CANCELS]");
        expect(requestKinds(sandbox)).toEqual([]);

        const type = adapter === "native" ? "printix:index:Tenant" : "pulumi-nodejs:dynamic/printix:Tenant";
        const urn = `urn:pulumi:test::engine-test::${type}::globex`;
        await succeed("state", "move", "--source", "test", "--dest", "europe", "--yes", urn);
        await succeed("preview", "--stack", "test", "--expect-no-changes");
        await declare({ globex });
        await succeed("preview", "--stack", "europe", "--expect-no-changes");
        expect(requestKinds(sandbox)).toEqual([]);
      },
      {},
      adapter,
    ),
);
