import { rm } from "node:fs/promises";
import { join } from "node:path";
import { page, type Deployment, type Scenario } from "../../support/pages/page-folder";
import { fileProgram, tenants, tenantsYaml } from "../../support/pages/tenants-yaml";

const globex = { tenantName: "Globex Corporation", tenantDomain: "globex" };

interface Listed {
  tenants: { tenant_name: string; billing_info?: { previous_billing_period?: object } }[];
}

page("docs/tenants.md", {
  events: ({ sandbox }) => ({
    "two tenants": () => {
      const { id } = sandbox.createTenant(tenants.acme);
      const { currentBillingPeriod } = sandbox.createTenant(tenants.globex).billing;
      const period = { ...currentBillingPeriod, printingUsers: 7, userLicenses: 10 };
      sandbox.setBilling(id, { currentUserLicenses: 10, currentBillingPeriod: period });
      sandbox.rewrite("list", (body) => {
        for (const tenant of (body as unknown as Listed).tenants) {
          if (tenant.tenant_name === tenants.globex.tenantName) delete tenant.billing_info;
          // The page's tenants are in their first month.
          delete tenant.billing_info?.previous_billing_period;
        }
        return body;
      });
    },
  }),
});

const aTenantToCreate: Scenario = {
  events: ({ seed, start, write }) => ({
    "a tenant to create": async () => {
      // The engine's home is in this folder too, and writes logs.
      await write(".gitignore", "/*\n!/index.js\n!/tenants.yaml\n");
      await start("git", ["init", "--quiet"]).ended;
      await seed({ acme: tenants.acme });
      await write("tenants.yaml", tenantsYaml(tenants));
    },
  }),
};

page("docs/plan.md", {
  ...aTenantToCreate,
  after: ({ sandbox }) => {
    expect(sandbox.tenants()).toHaveLength(Object.keys(tenants).length);
  },
});
page("docs/report.md", aTenantToCreate);

page("docs/access.md", {
  sandbox: { requestsPerSecond: 10, burst: 20, dailyQuota: 200_000 },
  events: ({ seed, write }) => ({
    "a large change": async () => {
      const leaving = Object.entries(tenants).map(([name, tenant]) => [name, { ...tenant, deletionPolicy: "cancel" }]);
      await seed(Object.fromEntries(leaving) as typeof tenants);
      const names = Array.from({ length: 1000 }, (_, n) => `customer-${n}`);
      const coming = names.map((name) => [name, { tenantName: name, tenantDomain: name }]);
      await write("tenants.yaml", tenantsYaml(Object.fromEntries(coming) as typeof tenants));
    },
  }),
  // What is left of the quota depends on the requests before.
  masks: [
    [/\b199,?9[89]\d\b/g, "199998"],
    [/\b0\.50\d+/g, "0.503"],
  ],
});

page("docs/drift.md", {
  events: ({ sandbox, seed, write, changeState }) => {
    const umbrella = { tenantName: "Umbrella", tenantDomain: "umbrella" };
    const initech = { ...tenants.initech, deletionPolicy: "cancel" };
    const declared = { acme: tenants.acme, globex, initech, umbrella };
    const idOf = (name: string): string => sandbox.tenants().find(({ tenantName }) => tenantName === name)?.id ?? "";
    const renameGlobex = () => sandbox.renameTenant(idOf(globex.tenantName), { tenantName: "Globex Europe" });
    return {
      "the program follows": async () => {
        await seed(declared);
        renameGlobex();
        await write("tenants.yaml", tenantsYaml({ ...declared, globex: { ...globex, tenantName: "Globex Europe" } }));
      },
      "one of each class": async () => {
        await seed({ ...declared, soylent: { tenantName: "Soylent", tenantDomain: "soylent" } });
        for (const name of ["Umbrella", "Soylent"]) sandbox.removeTenant(idOf(name));
        await changeState((deployment) => {
          leavePending(deployment, "soylent");
        });
        renameGlobex();
        sandbox.renameTenant(idOf(initech.tenantName), { tenantDomain: "initech-group" });
        sandbox.createTenant({ tenantName: "Hooli", tenantDomain: "hooli" });
      },
      "no difference": async () => {
        await seed(declared);
        await write("tenants.yaml", tenantsYaml(declared));
      },
    };
  },
});

/** Has state say of a tenant what it says where the engine was killed while that was created. */
function leavePending(deployment: Deployment, name: string): void {
  const { resources = [] } = deployment;
  const { id, outputs, ...resource } = resources.find(({ urn }) => urn.endsWith(`::${name}`)) ?? { urn: "", type: "" };
  deployment.resources = resources.filter(({ urn }) => urn !== resource.urn);
  deployment.pending_operations = [{ type: "creating", resource }];
}

page("docs/import.md", {
  events: ({ folder, sandbox, seed, write, start }) => {
    const clear = async (): Promise<void> => {
      const made = ["tenants-import.json", "more.json", "tenants.ts", "tenants.yaml"];
      for (const file of made) await rm(join(folder, file), { force: true });
    };
    const program = 'export const customers = "in blocks";\n';
    return {
      "a program that reads tenants.yaml": async () => {
        await clear();
        // A tenant of another name has the name that the page's tenant would get.
        const declared = { acme: tenants.acme, globex: { tenantName: "Hooli", tenantDomain: "hooli" } };
        await seed(declared);
        sandbox.createTenant(globex);
        await write("index.ts", fileProgram);
        await write("tenants.yaml", tenantsYaml(declared));
      },
      "a program of blocks": async () => {
        await clear();
        await seed({});
        sandbox.createTenant(tenants.initech);
        await write("index.ts", program);
      },
      "a native program of blocks": async () => {
        await clear();
        await seed({});
        sandbox.createTenant(tenants.initech);
        await write("index.ts", program);
        await start("npx", ["pulumi-printix", "plugin", "init"]).ended;
      },
    };
  },
  // The name is made of the tenant's id.
  masks: [[/globex-[0-9a-f]{4}/g, "globex-2e5f"]],
});

page("docs/recover.md", {
  // The sandbox's list does not lag, so there is no need to wait.
  env: { PRINTIX_LIST_LAG_SECONDS: "0.5" },
  events: ({ seed, write, changeState }) => ({
    "a killed creation": async () => {
      await seed({ acme: tenants.acme });
      await changeState((deployment) => {
        leavePending(deployment, "acme");
      });
    },
    "a tenant that state does not know": async () => {
      await seed({});
      await write("tenants.yaml", tenantsYaml({ acme: tenants.acme }));
    },
  }),
});
