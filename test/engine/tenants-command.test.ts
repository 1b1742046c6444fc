import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withEngineStack, type EngineStack } from "../support/engine-stack";
import { requestKinds } from "../support/requests";
import { runCommandHere, type EndedHere } from "../../provider/test/run-command-here";

/** The last line of standard error: on a busy machine, progress is told there before. */
const lastly = (line: string): unknown => expect.stringMatching(new RegExp(`(^|\\n)${line}\\n$`));

function tenants({ folder, environment }: EngineStack, ...args: string[]): Promise<EndedHere> {
  return runCommandHere(["tenants", ...args], { cwd: folder, env: environment() });
}

test("the partner's tenants are shown as Printix has them, whoever manages them, and nothing is changed", () =>
  withEngineStack(async (stack) => {
    const { sandbox } = stack;
    const names = { globex: "Globex", acme: "Acme Co.", initech: "Initech" };
    const made = Object.entries(names).map(([tenantDomain, tenantName]) =>
      sandbox.createTenant({ tenantName, tenantDomain }),
    );
    const [globex, acme] = made;
    const rowOf = (tenant = acme): RegExp =>
      new RegExp(`^${tenant?.tenantName} +${tenant?.tenantDomain} +\\d+ +${tenant?.id}$`, "m");

    const all = await tenants(stack, "list");
    expect(all).toMatchObject({ status: 0, stderr: lastly("3 tenants") });
    expect(all.stdout).toMatch(/^TENANT +DOMAIN +LICENSES +ID\nAcme Co\. .+\nGlobex .+\nInitech .+\n$/);
    expect(all.stdout).toMatch(rowOf(acme));
    expect(all.stdout).toMatch(rowOf(globex));
    expect(requestKinds(sandbox)).toEqual(["POST token 200", "GET tenants 200"]);

    const some = await tenants(stack, "list", "ACME", "glob*", "--json");
    expect(some).toMatchObject({ status: 0, stderr: lastly("2 of 3 tenants") });
    const listed = JSON.parse(some.stdout) as { tenants: object[] };
    expect(listed.tenants).toMatchObject([{ id: acme?.id, tenantName: "Acme Co." }, { id: globex?.id }]);

    sandbox.clearRequests();
    const byId = await tenants(stack, "get", acme?.id ?? "", "--json");
    expect(byId).toMatchObject({ status: 0 });
    expect(JSON.parse(byId.stdout)).toMatchObject({
      ...{ id: acme?.id, tenantName: "Acme Co.", tenantDomain: "acme.printix.net" },
      billingInfo: { currentUserLicenses: expect.any(Number) as number },
    });
    expect(requestKinds(sandbox)).toEqual(["POST token 200", "GET tenant 200"]);
    const byDomain = await tenants(stack, "get", "acme");
    expect(byDomain.stdout).toMatch(
      /^FIELD +VALUE\nid +\S+\ntenantName +Acme Co\.\ntenantDomain +acme\.printix\.net\n/,
    );
    expect(byDomain.stdout).toMatch(/^billingInfo\.currentBillingPeriod\.periodStart +\S+$/m);

    const absentId = "12345678-1234-1234-1234-123456789abc";
    for (const [absent, why] of [
      ["umbrella", "This partner has no tenant with the domain umbrella.printix.net."],
      [absentId, `This partner has no tenant with the id ${absentId}: GET`],
    ] as const) {
      const { status, stdout, stderr } = await tenants(stack, "get", absent);
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(stderr).toContain(`pulumi-printix: ${why}`);
    }
    expect(sandbox.history()).toHaveLength(3);
  }));

test("outside of any project, and without an engine, the variables are enough for tenants and access", () =>
  withEngineStack(async ({ sandbox, folder, environment }) => {
    sandbox.createTenant({ tenantName: "Acme Co.", tenantDomain: "acme" });
    const outside = await mkdtemp(join(tmpdir(), "printix-no-project-"));
    try {
      const run = (...args: string[]) =>
        runCommandHere([...args, "--cwd", outside], { cwd: folder, env: environment({ PATH: outside }) });
      expect(await run("tenants", "list")).toMatchObject({ status: 0, stderr: lastly("1 tenant") });
      expect((await run("tenants", "get", "acme", "--json")).stdout).toContain('"tenantName": "Acme Co."');
      expect((await run("access", "--changes", "1")).stdout).toContain("This plan sends 3 requests");
      expect((await run("drift")).stderr).toContain("pulumi cannot be started");
    } finally {
      await rm(outside, { recursive: true });
    }
  }));
