import { testOn, type Backend } from "../../support/backends";
import { adapters, withEngineStack, type Declared } from "../../support/engine-stack";
import { countOf, requestKinds } from "../../support/requests";

const three: Declared = {
  acme: { tenantName: "Acme Co.", tenantDomain: "acme" },
  globex: { tenantName: "Globex Corporation", tenantDomain: "globex.printix.net" },
  initech: {
    tenantName: "Initech GmbH",
    tenantDomain: "initech",
    initialUser: { email: "it@initech.example", name: "Ada Example", createAsAdmin: true },
  },
};

/** Creation, drift, a rename and a loss, over both providers, with state on this backend. */
export function lifecycleSuite(backend: Backend): void {
  const each = testOn(backend).each(adapters);

  each(`three tenants are created, and stay as they are while only their use changes (%s, ${backend})`, (adapter) =>
    withEngineStack(
      async ({ declare, succeed, tenants, export: exportState, sandbox }) => {
        await declare(three);
        await succeed("up", "--yes", "--skip-preview");

        const made = sandbox.tenants();
        expect(made.map(({ tenantDomain }) => tenantDomain).sort()).toEqual([
          "acme.printix.net",
          "globex.printix.net",
          "initech.printix.net",
        ]);
        expect(requestKinds(sandbox)).toEqual([
          "POST token 200",
          "GET tenants 200",
          "POST tenants 200",
          "POST tenants 200",
          "POST tenants 200",
        ]);
        const { acme } = await tenants();
        expect(acme?.outputs).toMatchObject({
          tenantName: "Acme Co.",
          tenantDomain: "acme.printix.net",
          homeUrl: "https://acme.printix.net",
          deletionPolicy: "prevent",
        });

        await succeed("preview", "--expect-no-changes");
        await succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
        const afterUp = await exportState();
        expect(afterUp).not.toContain('initialUser": {');
        expect(afterUp).not.toContain("initech.example");

        const before = acme?.outputs?.["billingInfo"] as { currentUserLicenses: number };
        sandbox.moveBilling();
        await succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");
        const after = (await tenants())["acme"]?.outputs?.["billingInfo"] as { currentUserLicenses: number };
        expect(after.currentUserLicenses).toBe(before.currentUserLicenses + 1);
        await succeed("preview", "--expect-no-changes");
        expect(countOf(sandbox, "POST tenants")).toBe(3);
      },
      {},
      adapter,
      backend,
    ),
  );

  each(
    `a tenant renamed in Printix is the one that refresh reports, from its old name to its new one (%s, ${backend})`,
    (adapter) =>
      withEngineStack(
        async ({ declare, pulumi, succeed, tenants, sandbox }) => {
          await declare(three);
          await succeed("up", "--yes", "--skip-preview");
          const acme = sandbox.tenants().find(({ tenantDomain }) => tenantDomain === "acme.printix.net");
          sandbox.renameTenant(acme?.id ?? "", { tenantName: "Acme International" });

          const drift = await pulumi(["refresh", "--preview-only", "--expect-no-changes", "--diff"]);
          expect(drift.status).not.toBe(0);

          const refresh = await succeed("refresh", "--yes", "--skip-preview", "--diff");
          expect(refresh.output).toMatch(/~ tenantName\s*: "Acme Co\." => "Acme International"/);
          expect(refresh.output).toMatch(/~ 1 updated\n\s+3 unchanged/);
          expect((await tenants())["acme"]?.outputs?.["tenantName"]).toBe("Acme International");

          const preview = await pulumi(["preview"]);
          expect(preview.status).not.toBe(0);
          expect(preview.output).toContain('tenant "Acme International" (acme.printix.net)');
          await declare({ ...three, acme: { tenantName: "Acme International", tenantDomain: "acme" } });
          await succeed("preview", "--expect-no-changes");
          expect(countOf(sandbox, "DELETE")).toBe(0);
        },
        {},
        adapter,
        backend,
      ),
  );

  each(`a tenant that is gone is dropped by refresh, and made again by up (%s, ${backend})`, (adapter) =>
    withEngineStack(
      async ({ declare, succeed, tenants, sandbox }) => {
        await declare(three);
        await succeed("up", "--yes", "--skip-preview");
        const globex = sandbox.tenants().find(({ tenantDomain }) => tenantDomain === "globex.printix.net");
        sandbox.removeTenant(globex?.id ?? "");

        await succeed("refresh", "--yes", "--skip-preview");
        expect(Object.keys(await tenants()).sort()).toEqual(["acme", "initech"]);

        await succeed("up", "--yes", "--skip-preview");
        expect(sandbox.tenants()).toHaveLength(3);
        expect((await tenants())["globex"]?.id).not.toBe(globex?.id);
        expect(countOf(sandbox, "POST tenants 200")).toBe(4);
      },
      {},
      adapter,
      backend,
    ),
  );
}
