import { highLimits } from "../support/crash";
import { customers, nativeProgram, withEngineStack, type Declared } from "../support/engine-stack";
import { countOf, requestKinds } from "../support/requests";

const oneList = ["POST token 200", "GET tenants 200"];

test("a preview of 100 new tenants asks for one list, and creates none", () =>
  withEngineStack(
    async ({ declare, succeed, sandbox }) => {
      await declare(customers(100));
      const { output } = await succeed("preview");
      expect(output).toMatch(/\+ 101 to create/);
      expect(requestKinds(sandbox)).toEqual(oneList);
      await succeed("up", "--yes");
      expect(countOf(sandbox, "POST tenants 200")).toBe(100);
      expect(sandbox.tenants()).toHaveLength(100);
    },
    highLimits,
    "native",
  ));

test("a rename under prevent names the property and fails, and under cancel preview shows what is replaced", () =>
  withEngineStack(
    async ({ declare, pulumi, succeed, sandbox }) => {
      const acme = (tenantName: string, deletionPolicy: string): Declared => ({
        acme: { tenantName, tenantDomain: "acme", deletionPolicy },
      });
      await declare(acme("Acme Co.", "prevent"));
      await succeed("up", "--yes", "--skip-preview");
      await declare(acme("Acme Ltd.", "prevent"));
      const { status, output } = await pulumi(["preview", "--diff"]);
      expect({ status, output }).not.toMatchObject({ status: 0 });
      expect(output).toMatch(/tenantName[^]*\[PRINTIX_PREVENTED\]/);

      // A change of the policy alone is told by its property, and goes before a rename.
      await declare(acme("Acme Co.", "cancel"));
      const policy = await succeed("preview", "--diff");
      expect(policy.output).toMatch(/~ deletionPolicy: "prevent" => "cancel"/);
      expect(policy.output).toMatch(/~ 1 to update/);
      await succeed("up", "--yes", "--skip-preview");
      await declare(acme("Acme Ltd.", "cancel"));
      const rename = await succeed("preview", "--diff");
      expect(rename.output).toMatch(/~ tenantName: "Acme Co." => "Acme Ltd."/);
      expect(rename.output).toMatch(/\+-1 to replace/);
      expect(countOf(sandbox, "DELETE")).toBe(0);
      expect(countOf(sandbox, "POST tenants")).toBe(1);
    },
    highLimits,
    "native",
  ));

test("what a program says as a secret is one in state, also where it is said again, and a person's data leaves it", () =>
  withEngineStack(
    async (stack) => {
      const { succeed, sandbox, export: exportState, resources } = stack;
      await nativeProgram(
        stack,
        `
const pulumi = require("@pulumi/pulumi");
const [tenantName, tenantDomain] = ["Canary Co.", "canary-domain"].map((text) => pulumi.secret(text));
const initialUser = { email: "it@canary.example", name: "Canary Ada" };
new printix.Tenant("acme", { tenantName, tenantDomain, initialUser });
`,
      );
      await succeed("up", "--yes");
      const canaries = /canary/i;
      expect(await exportState()).not.toMatch(canaries);
      await succeed("preview", "--expect-no-changes");
      await succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");
      expect(await exportState()).not.toMatch(canaries);
      for (const { inputs } of await resources()) expect(inputs).not.toHaveProperty("initialUser");
      expect(sandbox.tenants().map(({ tenantName }) => tenantName)).toEqual(["Canary Co."]);
    },
    highLimits,
    "native",
  ));
