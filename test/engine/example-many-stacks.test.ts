import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { parseReport } from "../../provider/test/drift-schema";
import { withExample } from "../support/example-program";
import { countOf, requestKinds } from "../support/requests";
import { runProcess, type ProcessResult } from "../support/run-process";

const stacks = ["europe", "nordics", "overseas"];

interface TenantsFile {
  groups: string[];
  tenants: Record<string, Record<string, unknown>>;
}

interface Workflow {
  env: Record<string, string | number>;
  jobs: Record<"groups" | "stack" | "drift", { steps: { id?: string; if?: string; run?: string }[] }>;
}

test("examples/many-stacks, copied out: three stacks at once on one budget, one cap, one report, and a tenant that moves", () =>
  withExample("many-stacks", async ({ sandbox, folder, program, env, succeed, followReadme }) => {
    await followReadme();
    const workflow = parse(await readFile(join(program, ".github/workflows/tenants.yml"), "utf8")) as Workflow;
    const file = parse(await readFile(join(program, "tenants.yaml"), "utf8")) as TenantsFile;
    const declare = (tenants: TenantsFile["tenants"]): Promise<void> =>
      writeFile(join(program, "tenants.yaml"), stringify({ ...file, tenants }));

    const budget = `file:${join(folder, "budget.db")}`;
    /** Runs a step of the workflow as its shell does, in a run of this number. */
    const step = (job: keyof Workflow["jobs"], like: string, more: Record<string, string>): Promise<ProcessResult> => {
      const steps = workflow.jobs[job].steps.flatMap(({ run }) => (run?.includes(like) === true ? [run] : []));
      expect(steps).toHaveLength(1);
      const { PRINTIX_MAX_CANCELS } = workflow.env;
      const ofRun = { PRINTIX_BUDGET: budget, PRINTIX_MAX_CANCELS: String(PRINTIX_MAX_CANCELS), ...more };
      return runProcess("bash", ["-e", "-c", steps[0] ?? ""], { cwd: program, env: { ...env, ...ofRun } });
    };
    const up = (runId: string): Promise<ProcessResult[]> =>
      Promise.all(stacks.map((STACK) => step("stack", "pulumi up", { STACK, PRINTIX_RUN_ID: runId })));
    const preview = (STACK: string): Promise<ProcessResult> =>
      step("stack", "pulumi preview", { STACK, PRINTIX_RUN_ID: "1" });

    const output = join(folder, "github-output");
    await step("groups", "groups.mjs", { GITHUB_OUTPUT: output });
    expect(await readFile(output, "utf8")).toBe(`names=${JSON.stringify(stacks)}\n`);

    for (const { status, output: said } of await up("1")) expect([status, said]).toEqual([0, expect.any(String)]);
    expect(sandbox.tenants()).toHaveLength(6);
    expect(countOf(sandbox, "POST token")).toBe(1);
    expect(requestKinds(sandbox).filter((kind) => kind.endsWith("429"))).toEqual([]);

    // The block moves first: nothing is cancelled, and nothing created.
    const { globex, ...others } = file.tenants;
    const moved = { ...others, globex: { ...globex, group: "nordics" } };
    await declare(moved);
    const [source, dest] = [await preview("europe"), await preview("nordics")];
    expect([source.status, dest.status]).not.toContain(0);
    expect(dest.output).toContain("[PRINTIX_DOMAIN_EXISTS]");
    const urn = "urn:pulumi:europe::printix-many-stacks::pulumi-nodejs:dynamic/printix:Tenant::globex";
    await succeed(program, "pulumi", "state", "move", "--source", "europe", "--dest", "nordics", "--yes", urn);
    sandbox.clearRequests();
    for (const stack of ["europe", "nordics"]) {
      await succeed(program, "pulumi", "preview", "--stack", stack, "--expect-no-changes");
    }
    expect(requestKinds(sandbox)).toEqual([]);

    await declare({ ...moved, lost: { tenantName: "Lost", tenantDomain: "lost", group: "euorpe" } });
    const strayed = await preview("overseas");
    expect(strayed.status).not.toBe(0);
    expect(strayed.output).toMatch(/tenants\.lost\.group is "euorpe", .*\[PRINTIX_FILE\]/);
    await declare(moved);

    const stranger = sandbox.createTenant({ tenantName: "Stranger", tenantDomain: "stranger" });
    sandbox.clearRequests();
    const STACKS = stacks.map((stack) => `--stack ${stack}`).join(" ");
    const report = await step("drift", "drift", { STACKS: `${STACKS} --json`, PRINTIX_RUN_ID: "1" });
    expect(report.status).toBe(2);
    expect(parseReport(report.stdout)).toMatchObject({
      stacks: stacks.map((stack) => `printix-many-stacks/${stack}`),
      summary: { declared: 6, listed: 7 },
      findings: [{ class: "unmanaged", tenantId: stranger.id }],
    });
    expect(countOf(sandbox, "GET tenants")).toBe(1);

    const leaving = Object.entries(file.tenants).map(([name, tenant]) => [
      name,
      { ...tenant, deletionPolicy: "cancel" },
    ]);
    await declare({
      ...(Object.fromEntries(leaving) as TenantsFile["tenants"]),
      globex: { ...moved.globex, deletionPolicy: "cancel" },
    });
    for (const { status, output: said } of await up("2")) expect([status, said]).toEqual([0, expect.any(String)]);
    await declare({});
    sandbox.clearRequests();
    const refused = (await up("3")).map(({ output: said }) => said).join("\n");
    expect(countOf(sandbox, "DELETE")).toBeLessThanOrEqual(3);
    expect(refused).toContain('printix:maxCancels allows 3 in the run "3"');
    expect(refused).toContain("[PRINTIX_MAX_CANCELS]");
    // The same jobs, run again, are the same run.
    await up("3");
    expect(countOf(sandbox, "DELETE")).toBe(3);
    await up("4");
    expect(countOf(sandbox, "DELETE")).toBe(6);
    expect(sandbox.tenants()).toEqual([expect.objectContaining({ id: stranger.id })]);
    expect(requestKinds(sandbox).filter((kind) => kind.endsWith("429"))).toEqual([]);
  }));
