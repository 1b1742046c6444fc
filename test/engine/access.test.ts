import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { highLimits } from "../support/crash";
import { withEngineStack, type EngineStack } from "../support/engine-stack";
import { countOf, requestKinds } from "../support/requests";
import { runCommandHere, type EndedHere } from "../../provider/test/run-command-here";

function access({ folder, environment }: EngineStack, ...args: string[]): Promise<EndedHere> {
  return runCommandHere(["access", ...args], { cwd: folder, env: environment() });
}

const tenant = (name: string, more: object = {}) => ({
  tenantName: `${name} Co.`,
  tenantDomain: name,
  deletionPolicy: "cancel",
  ...more,
});

test("what the API says of a partner's limits is told by one small request, with nothing configured", () =>
  withEngineStack(
    async (stack) => {
      const told = await access(stack);
      expect(told).toMatchObject({ status: 0 });
      expect(told.stdout).toMatch(/^requests a second +10 +server +nothing$/m);
      expect(told.stdout).toMatch(/^requests at once +20 +server +nothing$/m);
      expect(told.stdout).toMatch(/^requests a day +200,000 +server +nothing$/m);
      expect(told.stdout).toMatch(/^left of these +199,999 +server$/m);
      expect(requestKinds(stack.sandbox)).toEqual(["POST token 200", "GET tenants 200"]);

      const tooMuch = await access(stack, "--changes", "300000", "--json");
      expect(tooMuch.status).toBe(1);
      expect(tooMuch.stderr).toContain("This plan cannot be finished within the day's quota");
      expect(JSON.parse(tooMuch.stdout)).toMatchObject({
        access: { requestsPerSecond: { value: 10, source: "server" }, configured: {} },
        plan: { creations: 300_000, isWithinQuota: false },
      });
    },
    { access: "pro-pilot" },
  ));

test("a plan costs what `up` then sends: creations, a replacement, a cancel, two looks at the list and one at a tenant", () =>
  withEngineStack(async (stack) => {
    const { declare, folder, succeed, sandbox } = stack;
    await declare({ renamed: tenant("renamed"), gone: tenant("gone"), kept: tenant("kept") });
    await succeed("up", "--yes", "--skip-preview");
    await declare({
      renamed: tenant("renamed", { tenantName: "Renamed Ltd." }),
      kept: tenant("kept"),
      first: tenant("first"),
      second: tenant("second"),
    });
    await writeFile(join(folder, "plan.json"), (await succeed("preview", "--json")).stdout);
    const told = await access(stack, "--plan", "plan.json", "--json");
    expect(told.status).toBe(0);
    const { plan } = JSON.parse(told.stdout) as { plan: object };
    expect(plan).toMatchObject({
      creations: 3,
      cancels: 2,
      lists: 2,
      looks: 1,
      requests: 8,
      seconds: 0,
      isWithinQuota: true,
    });

    sandbox.clearRequests();
    await succeed("up", "--yes");
    const sent = ["POST tenants", "DELETE tenant", "GET tenants"].map((kind) => countOf(sandbox, kind));
    expect(sent).toEqual([3, 2, 2]);
    expect(requestKinds(sandbox).filter((kind) => !kind.startsWith("POST token"))).toHaveLength(8);
  }, highLimits));

test("a partner without access is told how it is granted, once, and nothing is sent again", () =>
  withEngineStack(
    async (stack) => {
      const { declare, pulumi, sandbox } = stack;
      const how = "Access is granted by approval of an access request (starter)";
      const refused = ["POST token 200", "GET tenants 403"];
      const told = await access(stack);
      expect(told).toMatchObject({ status: 1, stdout: "" });
      expect(told.stderr).toContain(how);
      expect(requestKinds(sandbox)).toEqual(refused);

      await declare({ acme: tenant("acme"), globex: tenant("globex") });
      for (const command of [["preview"], ["up", "--yes", "--skip-preview"]]) {
        sandbox.clearRequests();
        const { status, output } = await pulumi(command);
        expect({ status, output }).not.toMatchObject({ status: 0 });
        expect(output).toContain(how);
        expect(output).toContain("PRINTIX_PARTNER_ID");
        expect(output).toContain("[PRINTIX_NO_ACCESS]");
        expect(requestKinds(sandbox)).toEqual(refused);
      }

      sandbox.clearRequests();
      const unchecked = await pulumi(["up", "--yes", "--skip-preview"], { PRINTIX_PREVIEW_CHECKS: "false" });
      expect(unchecked.status).not.toBe(0);
      expect(unchecked.output).toContain(how);
      expect(unchecked.output).toContain("[PRINTIX_NO_ACCESS]");
      expect(requestKinds(sandbox)).toEqual(["POST token 200", "POST tenants 403", "POST tenants 403"]);
    },
    { access: "none" },
  ));
