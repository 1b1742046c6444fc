import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startSandbox } from "printix-partner-sandbox";
import { highLimits } from "../support/crash";
import { withEngineStack, type Declared } from "../support/engine-stack";
import { countOf } from "../support/requests";

const up = ["up", "--yes", "--skip-preview"];
const refresh = ["refresh", "--yes", "--skip-preview"];

function some(count: number): Declared {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      return [`t${index}`, { tenantName: `T ${index}`, tenantDomain: `t${index}`, deletionPolicy: "cancel" }];
    }),
  );
}

test("a server with tenants of its own, at another host, makes a refresh forget none", () =>
  withEngineStack(async ({ declare, export: exportState, folder, pulumi, succeed, tenants, sandbox }) => {
    await declare(some(1));
    await succeed(...up);
    const [made] = sandbox.tenants();
    sandbox.removeTenant(made?.id ?? "");
    sandbox.createTenant({ tenantName: "Stranger", tenantDomain: "stranger" });

    // The stack of production, in a shell that has the sandbox's variables.
    const file = join(folder, "production.json");
    const here = new URL(sandbox.apiUrl).origin;
    await writeFile(file, (await exportState()).replaceAll(`${here}/public`, "https://api.printix.net/public"));
    await succeed("stack", "import", "--file", file);
    const outputs = (await tenants())["t0"]?.outputs;
    const { status, output } = await pulumi(refresh);
    expect({ status, output }).not.toMatchObject({ status: 0 });
    const listed = new URL(sandbox.apiUrl).hostname.replaceAll(".", "\\.");
    expect(output).toMatch(new RegExp(` api\\.printix\\.net\\b.* 1\\b.* ${listed}\\b[^]*\\[PRINTIX_VANISHED\\]`));
    expect((await tenants())["t0"]?.outputs).toEqual(outputs);

    const allowed = await pulumi(refresh, { PRINTIX_MAX_VANISHED_PERCENT: "100" });
    expect(allowed).toMatchObject({ status: 0 });
    expect(await tenants()).toEqual({});
  }, highLimits));

test("a server that has none of our tenants makes neither a refresh nor a cancel forget them", () =>
  withEngineStack(async ({ declare, pulumi, succeed, tenants, sandbox }) => {
    await declare(some(6));
    await succeed(...up);
    const before = await tenants();
    const other = await startSandbox(highLimits);
    try {
      const expectRefused = async (command: string[]): Promise<void> => {
        const { status, output } = await pulumi(command, other.env);
        expect({ status, output }).not.toMatchObject({ status: 0 });
        expect(output).toContain("[PRINTIX_VANISHED]");
        expect(output).toContain("printix:environment");
      };
      await declare({});
      await expectRefused(up);
      await expectRefused(["destroy", "--yes", "--skip-preview"]);
      expect(countOf(other, "DELETE")).toBeGreaterThan(0);
      expect(Object.keys(await tenants())).toEqual(Object.keys(before));

      // Few enough to be GETs of their own.
      await declare(some(1));
      await succeed(...up);
      await expectRefused(refresh);
      await declare({});
      await expectRefused(up);
      expect(Object.keys(await tenants())).toEqual(["t0"]);
      expect(sandbox.tenants()).toHaveLength(1);
    } finally {
      await other.stop();
    }

    // At the right one, a tenant that is gone already is let go.
    sandbox.createTenant({ tenantName: "Stranger", tenantDomain: "stranger" });
    const [gone] = sandbox.tenants();
    sandbox.removeTenant(gone?.id ?? "");
    await succeed(...up);
    expect(await tenants()).toEqual({});
  }, highLimits));
