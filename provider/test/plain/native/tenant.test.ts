import * as pulumi from "@pulumi/pulumi";
import * as dynamic from "../../../src";
import * as native from "../../../src/native";
import { acme, acmeArgs } from "../../acme";
import { register } from "../../mock-engine";

const dynamicType = "pulumi-nodejs:dynamic/printix:Tenant";

afterEach(() => {
  pulumi.runtime.setAllConfig({});
});

const declared = async (args: Partial<native.TenantArgs> = {}, opts?: () => pulumi.CustomResourceOptions) =>
  register(() => new native.Tenant("acme", { ...acmeArgs, ...args }, opts?.()));

test("the class registers the plugin's type, knows the dynamic one as its former type, and the other way round", async () => {
  expect(await declared()).toMatchObject({ type: "printix:index:Tenant", name: "acme", formerTypes: [dynamicType] });
  expect(await register(() => new dynamic.Tenant("acme", acmeArgs))).toMatchObject({
    type: dynamicType,
    formerTypes: ["printix:index:Tenant"],
  });
});

test("it sends what the program says, the initial user as a secret, and nothing of the dynamic host", async () => {
  const { props, stack } = await declared({ initialUser: { email: "it@acme.example", name: "Ada" } });
  expect(props).toMatchObject({ ...acmeArgs, deletionPolicy: "prevent" });
  expect(Object.keys(props).sort()).toEqual(["deletionPolicy", "initialUser", "tenantDomain", "tenantName"]);
  expect(JSON.stringify(props["initialUser"])).toContain("1b47061264138c4ac30d75fd1eb44270");
  expect(stack.length).toBeLessThanOrEqual(6);
});

const prevent = { protect: true, retainOnDelete: undefined };
const abandon = { protect: undefined, retainOnDelete: true };
const cancel = { protect: undefined, retainOnDelete: undefined };

test("the policy is the tenant's, else its provider's, else the stack's, and sets the engine's own options", async () => {
  const { DeletionPolicy, Provider } = native;
  const by = (args?: native.ProviderArgs) => () => ({ provider: new Provider("nordic", args) });
  expect(await declared({ deletionPolicy: DeletionPolicy.Cancel })).toMatchObject(cancel);
  expect(await declared({ deletionPolicy: DeletionPolicy.Abandon })).toMatchObject(abandon);
  expect(await declared({}, by({ deletionPolicy: "cancel" }))).toMatchObject({
    ...cancel,
    props: { deletionPolicy: "cancel" },
  });
  pulumi.runtime.setAllConfig({ "printix:deletionPolicy": "abandon" });
  expect(await declared({}, by({}))).toMatchObject({ ...abandon, props: { deletionPolicy: "abandon" } });
  expect(await declared({ deletionPolicy: "prevent" }, by({ deletionPolicy: "cancel" }))).toMatchObject(prevent);
  // A component hands its provider down.
  const component = () => {
    const [provider] = [new Provider("nordic", { deletionPolicy: "cancel" })];
    return { parent: new pulumi.ComponentResource("test:Customers", "all", {}, { providers: [provider] }) };
  };
  expect(await declared({}, component)).toMatchObject(cancel);
});

test("a policy that only up will know protects, whoever says it", async () => {
  const later = pulumi.output("cancel" as const);
  pulumi.runtime.setAllConfig({ "printix:deletionPolicy": "abandon" });
  expect(await declared({ deletionPolicy: later })).toMatchObject({ ...prevent, props: { deletionPolicy: "cancel" } });
  const provider = () => ({ provider: new native.Provider("nordic", { deletionPolicy: later }) });
  expect(await declared({}, provider)).toMatchObject({ ...prevent, props: { deletionPolicy: "cancel" } });
  expect(() => new native.Tenant("other", { ...acmeArgs, deletionPolicy: later }, { retainOnDelete: true })).toThrow(
    /\[PRINTIX_OPTIONS\]/,
  );
});

test("a provider's arguments go as text, its secret as a secret, and its name is not the engine's own", async () => {
  const { type, props } = await register(
    () =>
      new native.Provider("nordic", {
        partnerId: "nordic",
        clientSecret: "canary",
        maxCancels: 2,
        previewChecks: false,
        allowedPartnerIds: ["nordic"],
      }),
  );
  expect(type).toBe("pulumi:providers:printix");
  const plain = { partnerId: "nordic", maxCancels: "2", previewChecks: "false", allowedPartnerIds: '["nordic"]' };
  expect(props).toMatchObject(plain);
  expect(props["clientSecret"]).toMatchObject({ value: "canary" });
  for (const name of ["default", "default_nordic"]) {
    expect(() => new native.Provider(name)).toThrow(/\[PRINTIX_INPUT\]/);
  }
});

test("one name is of one class, in one stack or component", () => {
  const parent = new pulumi.ComponentResource("test:Customers", "one");
  const other = new pulumi.ComponentResource("test:Customers", "other");
  new native.Tenant("twice", acmeArgs, { parent });
  new dynamic.Tenant("twice", acmeArgs, { parent: other });
  expect(() => new dynamic.Tenant("twice", acmeArgs, { parent })).toThrow(/\[PRINTIX_DECLARED_TWICE\]/);
});

const answers: Record<string, object> = {
  "printix:index:getTenants": { tenants: [acme] },
  "printix:index:getTenant": acme,
  "printix:index:getBillingInfo": { currentUserLicenses: 7 },
  "printix:index:getAccess": { burst: { value: 10, source: "default" } },
};

test("in a unit test, the mocks answer the data functions and the reads of the native classes", async () => {
  await pulumi.runtime.setMocks({
    newResource: ({ id }) => ({ id: id ?? "", state: { tenantName: "Read Co." } }),
    call: ({ token }) => answers[token] ?? {},
  });
  expect(await native.getTenants()).toEqual([acme]);
  expect(await native.getTenant({ id: acme.id })).toMatchObject(acme);
  expect(await native.getBillingInfo({ tenantId: acme.id })).toMatchObject({ currentUserLicenses: 7 });
  expect(await native.getAccess()).toMatchObject(answers["printix:index:getAccess"] ?? {});
  const got = native.Tenant.get("got", acme.id);
  const outputs: pulumi.Output<unknown>[] = [
    native.getTenantsOutput(),
    native.getTenantOutput({ tenantDomain: "acme" }),
    native.getBillingInfoOutput({ tenantId: acme.id }).apply(({ currentUserLicenses }) => currentUserLicenses),
    native.getAccessOutput().burst,
    got.id,
    got.tenantName,
  ];
  expect(await new Promise((resolve) => pulumi.all(outputs).apply(resolve))).toEqual([
    ...[[acme], acme, 7, { value: 10, source: "default" }],
    ...[acme.id, "Read Co."],
  ]);
  expect([native.Tenant.isInstance(got), dynamic.Tenant.isInstance(got)]).toEqual([true, false]);
});

test("what a provider cannot answer yet is not known, and a promise of it says so", async () => {
  const nothing = { newResource: () => ({ id: "", state: {} }), call: () => ({}) };
  await pulumi.runtime.setMocks(nothing, "project", "stack", true);
  await expect(native.getTenants()).rejects.toThrow(/\[PRINTIX_INPUT\]/);
  await expect(native.getTenant({ id: "a" })).rejects.toThrow(/\[PRINTIX_INPUT\]/);
  for (const output of [native.getTenantsOutput(), native.getTenantOutput({ id: "a" }), native.getAccessOutput()]) {
    expect(await (output as unknown as { isKnown: Promise<boolean> }).isKnown).toBe(false);
  }
});
