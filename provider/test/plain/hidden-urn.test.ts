import * as pulumi from "@pulumi/pulumi";
import * as settings from "@pulumi/pulumi/runtime/settings";
import { Tenant } from "../../src";
import { acmeArgs } from "../acme";
import { failureOf } from "../failure-of";
import { register, type Registered } from "../mock-engine";

const urn = (types: string): string => `urn:pulumi:stack::project::${types}::acme`;
const dynamicTenantType = "pulumi-nodejs:dynamic/printix:Tenant";

class Parent extends pulumi.CustomResource {
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Parent", name, {}, opts);
  }
}

const tenant = (opts: pulumi.CustomResourceOptions = {}) => new Tenant("acme", acmeArgs, opts);

/** Declares something where there is an engine, as the SDK tells. */
async function withEngine(declare: () => pulumi.Resource): Promise<Registered> {
  const asked = jest.spyOn(settings, "getEngine").mockReturnValue({} as ReturnType<typeof settings.getEngine>);
  try {
    return await register(declare);
  } finally {
    asked.mockRestore();
  }
}

test.each<[string, () => pulumi.Resource, string]>([
  ["without a parent", tenant, urn(dynamicTenantType)],
  ["of a parent", () => tenant({ parent: new Parent("acme") }), urn(`test:index:Parent$${dynamicTenantType}`)],
])("a tenant %s tells its URN, and depends on nothing by it", async (_, declare, expected) => {
  const { type, props, dependencies } = await withEngine(declare);
  expect(type).toBe(dynamicTenantType);
  expect(props["__urn"]).toBe(expected);
  expect(dependencies["__urn"]).toEqual([]);
});

test("what a transformation has handed over stays as it was", async () => {
  const given = Object.freeze({ ...acmeArgs, __provider: "x" });
  await withEngine(() => tenant({ transformations: [({ opts }) => ({ props: given, opts })] }));
  expect(given).not.toHaveProperty("__urn");
});

test("no transformation gives a tenant another parent than it is declared with: the SDK refuses that", async () => {
  const moving: pulumi.ResourceTransformation = ({ props, opts }) => ({
    props: props,
    opts: { ...opts, parent: new Parent("other") },
  });
  const failure = await failureOf(() => withEngine(() => tenant({ transformations: [moving] })));
  expect(failure.message).toContain("Transformations cannot currently be used to change the `parent`");
});

test("other resources tell none, nor does a tenant of a program's own tests, which have no engine", async () => {
  expect((await withEngine(() => new Parent("acme"))).props).not.toHaveProperty("__urn");
  expect((await register(tenant)).props).not.toHaveProperty("__urn");
});
