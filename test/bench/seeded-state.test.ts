import { seededState, tenantsIn, type StackExport } from "./seeded-state.ts";

const origin = "http://127.0.0.1:1";
const tenant = {
  urn: "urn:pulumi:bench::bench::pulumi-nodejs:dynamic/printix:Tenant::customer-0",
  type: "pulumi-nodejs:dynamic/printix:Tenant",
  id: "id-0",
  outputs: { tenantName: "Customer 0", tenantDomain: "customer-0.printix.net", selfUrl: `${origin}/tenants/id-0` },
};
const provider = {
  urn: "urn:provider",
  type: "pulumi:providers:pulumi-nodejs",
  inputs: { "printix:apiUrl": origin },
};
const state = { version: 3, deployment: { resources: [provider, tenant] } } as StackExport;

test("each tenant is the first one under another name, id and origin; the rest of the state stays", () => {
  const seeded = seededState({ state, id: "id-0", origin }, ["a", "b"], "http://127.0.0.1:2");
  expect(seeded.deployment.resources).toEqual([
    { ...provider, inputs: { "printix:apiUrl": "http://127.0.0.1:2" } },
    {
      ...tenant,
      id: "a",
      outputs: { ...tenant.outputs, selfUrl: "http://127.0.0.1:2/tenants/a" },
    },
    {
      ...tenant,
      urn: tenant.urn.replace("customer-0", "customer-1"),
      id: "b",
      outputs: {
        tenantName: "Customer 1",
        tenantDomain: "customer-1.printix.net",
        selfUrl: "http://127.0.0.1:2/tenants/b",
      },
    },
  ]);
  expect(tenantsIn(seeded)).toHaveLength(2);
});

test("a plain dynamic provider's resources are tenants too", () => {
  const plain = { urn: "urn:a", type: "pulumi-nodejs:dynamic:Resource" };
  expect(tenantsIn({ version: 3, deployment: { resources: [provider, plain] } })).toEqual([plain]);
});

test("a stack that holds nothing has no tenants", () => {
  expect(tenantsIn({ version: 3, deployment: {} })).toEqual([]);
});
