import { page } from "../../support/pages/page-folder";
import { fileProgram, tenants, tenantsYaml } from "../../support/pages/tenants-yaml";

const nordic = { partnerId: "11111111-2222-3333-4444-55555555abcd", clientId: "nordic", clientSecret: "north" };

page("docs/_index.md");

page("docs/tenant.md", {
  events: ({ sandbox, seed, write }) => ({
    "two leave": async () => {
      const { acme, globex } = tenants;
      await seed({ acme: { ...acme, deletionPolicy: "cancel" }, globex: { ...globex, deletionPolicy: "cancel" } });
      await write("tenants.yaml", tenantsYaml({}));
      await write("index.ts", fileProgram);
    },
    "another list": async () => {
      await seed({ ...tenants, umbrella: { tenantName: "Umbrella", tenantDomain: "umbrella" } });
      for (const { id } of sandbox.tenants()) sandbox.removeTenant(id);
      for (let n = 0; n < 40; n++) sandbox.createTenant({ tenantName: `Other ${n}`, tenantDomain: `other-${n}` });
    },
  }),
});

page("docs/native.md", {
  sandbox: { partners: [nordic] },
  events: ({ sandbox, succeed, seed }) => ({
    "another partner": async () => {
      await seed({});
      await succeed("config", "set", "nordic:partnerId", nordic.partnerId);
      await succeed("config", "set", "nordic:clientId", nordic.clientId);
      await succeed("config", "set", "--secret", "nordic:clientSecret", nordic.clientSecret);
    },
    "a tenant to import": async () => {
      await seed({});
      sandbox.createTenant(tenants.acme);
    },
  }),
  asRun: (commands, { sandbox }) =>
    commands.replace("5b2c6f0a-4d1e-4c8b-9f3a-7e6d5c4b3a21", sandbox.tenants().at(-1)?.id ?? ""),
});

page("docs/sdk.md", {
  events: ({ sandbox }) => ({
    "two tenants": () => {
      sandbox.createTenant(tenants.acme);
      sandbox.createTenant(tenants.globex);
    },
  }),
  after: ({ sandbox }) => {
    expect(sandbox.requests().map(({ status }) => status)).toEqual([200, 200]);
  },
});

page("docs/scale.md", {
  events: ({ sandbox, start, write }) => ({
    "a tenant to import": async () => {
      sandbox.createTenant(tenants.acme);
      await write("tenants.yaml", tenantsYaml({}));
      await start("npx", ["pulumi-printix", "import"]).ended;
    },
  }),
  after: async ({ resources }) => {
    expect(await resources()).toHaveLength(1);
  },
});

page("docs/budget.md");
page("docs/many-stacks.md");
page("docs/adr/0009-ambiguous-outcomes.md");
page("docs/bench/README.md");
