import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseReport } from "../../provider/test/drift-schema";
import { crashUp, highLimits } from "../support/crash";
import { withEngineStack, type EngineStack } from "../support/engine-stack";
import { killTree } from "../support/kill-tree";
import { requestKinds } from "../support/requests";
import type { ProcessResult } from "../support/run-process";

const command = join(__dirname, "..", "..", "provider", "bin", "pulumi-printix.js");
const oneList = ["POST token 200", "GET tenants 200"];
/** No warning and no error: on a busy machine, progress is told there too. */
const calm = expect.not.stringMatching(/warning|no finding matches|pulumi-printix:/) as string;
const stackName = "engine-test/test";

function drift({ start }: EngineStack, ...args: string[]): Promise<ProcessResult> {
  return start(process.execPath, [command, "drift", ...args]).ended;
}

function tenant(name: string, changes: object = {}) {
  return { tenantName: `${name} Co.`, tenantDomain: name, ...changes };
}

test("one tenant of each class, made for real: exactly those, by one list, and rules that take all of them out", () =>
  withEngineStack(async (stack) => {
    const { declare, folder, succeed, sandbox } = stack;
    const unprotected = { deletionPolicy: "cancel" };
    const declared = {
      same: tenant("same"),
      renamed: tenant("renamed", unprotected),
      guarded: tenant("guarded"),
      gone: tenant("gone"),
    };
    await declare(declared);
    await succeed("up", "--yes", "--skip-preview");
    expect(await drift(stack)).toMatchObject({ status: 0, stderr: calm });

    const idOf = (name: string) => sandbox.history().find(({ tenantName }) => tenantName === `${name} Co.`)?.id ?? "";
    const ids = { renamed: idOf("renamed"), guarded: idOf("guarded"), gone: idOf("gone") };
    sandbox.renameTenant(ids.renamed, { tenantName: "Renamed Ltd." });
    sandbox.renameTenant(ids.guarded, { tenantName: "Guarded Ltd.", tenantDomain: "guarded-ltd" });
    sandbox.removeTenant(ids.gone);
    const stranger = sandbox.createTenant({ tenantName: "Stranger | Inc.", tenantDomain: "stranger" });
    sandbox.setBilling(idOf("same"), { currentUserLicenses: 99 });
    const coming = sandbox.createTenant({ tenantName: "coming Co.", tenantDomain: "coming" });
    await declare({ ...declared, coming: tenant("coming", { adoptExisting: true }), fresh: tenant("fresh") });
    await writeFile(join(folder, "plan.json"), (await succeed("preview", "--json")).stdout);
    const before = await stack.export();
    sandbox.clearRequests();

    const found = await drift(stack, "--json", "--plan", "plan.json");
    expect(found).toMatchObject({ status: 2, stderr: calm });
    expect(requestKinds(sandbox)).toEqual(oneList);
    expect(await stack.export()).toBe(before);
    const urnOf = (name: string) => `urn:pulumi:test::engine-test::pulumi-nodejs:dynamic/printix:Tenant::${name}`;
    const common = (name: string) => ({ stack: stackName, name, urn: urnOf(name) });
    const [guardedDomain, renamedDomain] = ["guarded-ltd.printix.net", "renamed.printix.net"];
    const report = parseReport(found.stdout);
    expect(report).toEqual({
      version: 1,
      checkedAt: expect.any(String) as string,
      hasDrift: true,
      stacks: [stackName],
      summary: {
        declared: 4,
        listed: 5,
        "protected-and-changed": 1,
        changed: 1,
        missing: 1,
        unmanaged: 1,
        pending: 1,
        ignored: 0,
        planned: 2,
      },
      findings: [
        {
          class: "protected-and-changed",
          ...common("guarded"),
          ...{ tenantId: ids.guarded, tenantName: "Guarded Ltd.", tenantDomain: guardedDomain },
          changes: [
            { field: "tenantName", declared: "guarded Co.", actual: "Guarded Ltd." },
            { field: "tenantDomain", declared: "guarded.printix.net", actual: guardedDomain },
          ],
        },
        {
          class: "changed",
          ...common("renamed"),
          ...{ tenantId: ids.renamed, tenantName: "Renamed Ltd.", tenantDomain: renamedDomain },
          changes: [{ field: "tenantName", declared: "renamed Co.", actual: "Renamed Ltd." }],
        },
        {
          class: "missing",
          ...common("gone"),
          ...{ tenantId: ids.gone, tenantName: "gone Co.", tenantDomain: "gone.printix.net" },
        },
        {
          class: "unmanaged",
          partnerId: sandbox.partnerId,
          ...{ tenantId: stranger.id, tenantName: "Stranger | Inc.", tenantDomain: "stranger.printix.net" },
        },
        {
          class: "pending",
          ...common("coming"),
          ...{ tenantName: "coming Co.", tenantDomain: "coming.printix.net" },
          source: "plan",
          tenantId: coming.id,
        },
      ],
      ignored: [],
      setAside: [],
      warnings: [],
    });

    for (const [format, holds] of [
      [[], "CLASS"],
      [["--markdown"], "| unmanaged | none | none | `Stranger \\| Inc.` |"],
      [["--html", "--output", "report.html"], ""],
    ] as const) {
      const told = await drift(stack, "--plan", "plan.json", ...format);
      expect(told.status).toBe(2);
      expect(told.stdout).toContain(holds);
    }
    expect(await readFile(join(folder, "report.html"), "utf8")).toContain("<code>Stranger | Inc.</code></td>");

    await writeFile(
      join(folder, "drift-ignore.yaml"),
      `ignore:
  - { class: protected-and-changed, name: guarded, reason: the customer merged with another }
  - { fields: [tenantName], stack: ${stackName}, reason: a new name which the customer asked for }
  - { tenantId: ${ids.gone}, reason: cancelled by phone }
  - { tenantDomain: "strang*", reason: made by hand for a trade fair }
  - { class: pending, reason: waits for its contract }
`,
    );
    sandbox.clearRequests();
    const quiet = await drift(stack, "--json", "--plan", "plan.json");
    expect(quiet).toMatchObject({ status: 0, stderr: calm });
    expect(requestKinds(sandbox)).toEqual(oneList);
    const { findings, ignored, summary } = parseReport(quiet.stdout);
    expect(findings).toEqual([]);
    expect(ignored.map(({ finding }) => finding)).toEqual(report.findings);
    expect(ignored.map(({ rule }) => rule)).toEqual([2, 3, 4, 5, 6].map((line) => `drift-ignore.yaml:${line}`));
    expect(summary.ignored).toBe(5);

    const wrong = await drift(stack, "--plan", "drift-ignore.yaml");
    expect(wrong).toMatchObject({ status: 1, stdout: "" });
    expect(wrong.stderr).toContain("drift-ignore.yaml is not a plan");
  }));

test("several stacks in several folders: unmanaged means in none of them, and one list serves all", () =>
  withEngineStack(async (stack) => {
    const { declare, folder, start, succeed, sandbox } = stack;
    await declare({ acme: tenant("acme") });
    await succeed("up", "--yes", "--skip-preview");
    await succeed("stack", "init", "second");
    await declare({ globex: tenant("globex") });
    await succeed("up", "--yes", "--skip-preview");
    await mkdir(join(folder, "elsewhere"));
    await writeFile(join(folder, "elsewhere", "Pulumi.yaml"), "name: other-project\nruntime: nodejs\n");
    const init = ["stack", "init", "test", "--cwd", "elsewhere", "--non-interactive"];
    expect((await start("pulumi", init).ended).status).toBe(0);

    const alone = parseReport((await drift(stack, "--json", "--stack", "test")).stdout);
    expect(alone.findings).toMatchObject([{ class: "unmanaged", tenantDomain: "globex.printix.net" }]);
    sandbox.clearRequests();
    const together = await drift(stack, "--json", "--stack", "test", "--stack", "second");
    expect(together).toMatchObject({ status: 0, stderr: calm });
    expect(parseReport(together.stdout).stacks).toEqual([stackName, "engine-test/second"]);
    expect(requestKinds(sandbox)).toEqual(oneList);
    const folders = await drift(stack, "--json", "--stack", "test", "--cwd", ".", "--cwd", "elsewhere");
    expect(parseReport(folders.stdout)).toMatchObject({
      stacks: [stackName, "other-project/test"],
      findings: [{ class: "unmanaged", tenantDomain: "globex.printix.net" }],
    });
  }, highLimits));

test("what a killed run left pending is told as pending, and what arrived of it is no stranger", () =>
  withEngineStack(async (stack) => {
    await stack.declare({ acme: tenant("acme") });
    const lost = { requestMs: 0, answerMs: 600_000 };
    await crashUp(stack, { delays: lost, moment: (proxy) => proxy.answered(1), kill: killTree });
    const { status, stdout } = await drift(stack, "--json");
    expect(status).toBe(2);
    const [made] = stack.sandbox.tenants();
    expect(parseReport(stdout).findings).toMatchObject([
      { class: "pending", source: "state", name: "acme", tenantId: made?.id },
    ]);
  }, highLimits));

test("what a person is told to do about a new name and a tenant that is gone: no plain preview, but the two that the page names", () =>
  withEngineStack(async (stack) => {
    const { declare, succeed, pulumi, sandbox } = stack;
    const page = await readFile(join(__dirname, "..", "..", "docs", "drift.md"), "utf8");
    const [, block = ""] = /^## Taking it over\n[^]*?```sh\n([^]*?)```/m.exec(page) ?? [];
    expect(block).toBe("pulumi preview --refresh\npulumi up --refresh\n");
    const declared = {
      guarded: tenant("guarded"),
      free: tenant("free", { deletionPolicy: "cancel" }),
      gone: tenant("gone"),
    };
    await declare(declared);
    await succeed("up", "--yes", "--skip-preview");
    const idOf = (name: string) => sandbox.tenants().find(({ tenantName }) => tenantName === `${name} Co.`)?.id ?? "";
    sandbox.renameTenant(idOf("guarded"), { tenantName: "Guarded Ltd." });
    sandbox.renameTenant(idOf("free"), { tenantName: "Free Ltd." });
    sandbox.removeTenant(idOf("gone"));

    await declare({
      guarded: { ...declared.guarded, tenantName: "Guarded Ltd." },
      free: { ...declared.free, tenantName: "Free Ltd." },
    });
    expect(await pulumi(["preview"])).toMatchObject({ status: 1 });
    sandbox.clearRequests();
    await succeed("preview", "--refresh");
    await succeed("up", "--refresh", "--yes");
    expect(requestKinds(sandbox).filter((kind) => !kind.startsWith("GET") && !kind.startsWith("POST token"))).toEqual(
      [],
    );
    await succeed("preview", "--expect-no-changes");
    expect(await drift(stack)).toMatchObject({ status: 0, stderr: calm });
    expect(sandbox.tenants()).toHaveLength(2);
  }));
