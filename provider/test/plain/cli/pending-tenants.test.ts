import { pendingTenants } from "../../../src/cli/recover/pending-tenants";
import { nativeTenantType } from "../../../src/tenant/tenant-types";
import { acmeCreating, acmePending, asNative, groupUrn, nordic, stateWith, urnOf } from "./stack";

test("a pending create becomes what there is to find of it; the stack is no parent worth naming", () => {
  expect(pendingTenants(stateWith())).toEqual([acmePending]);
});

test("of the native plugin, it keeps its type and its provider", () => {
  const creating = asNative(acmeCreating, nordic);
  expect(pendingTenants(stateWith({ pendingCreates: [creating] }))).toEqual([
    { ...acmePending, urn: creating.urn, type: nativeTenantType, provider: nordic.urn },
  ]);
});

test("two killed runs, the later one of the native plugin, leave one tenant", () => {
  const pendingCreates = [asNative(acmeCreating), acmeCreating];
  expect(pendingTenants(stateWith({ pendingCreates })).map(({ type }) => type)).toEqual([nativeTenantType]);
});

test("a dynamic one names no provider: the engine finds that by itself", () => {
  const provider = "urn:pulumi:dev::customers::pulumi:providers:pulumi-nodejs::default::4711";
  expect(pendingTenants(stateWith({ pendingCreates: [{ ...acmeCreating, provider }] }))).toEqual([acmePending]);
});

test("a person's data in the inputs goes no further", () => {
  const inputs = {
    ...acmeCreating.inputs,
    adoptExisting: true,
    initialUser: { email: "it@acme.example", name: "Ada" },
  };
  expect(pendingTenants(stateWith({ pendingCreates: [{ ...acmeCreating, inputs }] }))).toEqual([acmePending]);
});

test("parent, protection and policy are the ones with which the creation began", () => {
  const inputs = { ...acmeCreating.inputs, deletionPolicy: "abandon" };
  const creating = { ...acmeCreating, parent: groupUrn, protect: false, inputs };
  expect(pendingTenants(stateWith({ pendingCreates: [creating] }))).toEqual([
    { ...acmePending, parent: groupUrn, isProtected: false, deletionPolicy: "abandon" },
  ]);
});

test("resources of other types are somebody else's", () => {
  const bucket = { urn: "urn:pulumi:dev::customers::aws:s3/bucket:Bucket::logs", type: "aws:s3/bucket:Bucket" };
  expect(pendingTenants(stateWith({ pendingCreates: [bucket] }))).toEqual([]);
});

test("two killed runs leave a tenant pending twice: it counts once, as the later run had it", () => {
  const earlier = { ...acmeCreating, protect: false, inputs: { ...acmeCreating.inputs, deletionPolicy: "cancel" } };
  expect(pendingTenants(stateWith({ pendingCreates: [acmeCreating, earlier] }))).toEqual([acmePending]);
});

test("they come by name, as a person counts", () => {
  const pendingCreates = ["customer-10", "customer-2", "acme"].map((name) => ({ ...acmeCreating, urn: urnOf(name) }));
  const names = pendingTenants(stateWith({ pendingCreates })).map(({ name }) => name);
  expect(names).toEqual(["acme", "customer-2", "customer-10"]);
});

test("an attempt with another domain in between counts for itself: it may have arrived as well", () => {
  const inputs = { ...acmeCreating.inputs, tenantDomain: "acme-2.printix.net" };
  const pendingCreates = [acmeCreating, { ...acmeCreating, inputs }];
  expect(pendingTenants(stateWith({ pendingCreates })).map(({ tenantDomain }) => tenantDomain)).toEqual([
    "acme.printix.net",
    "acme-2.printix.net",
  ]);
});

test.each([acmeCreating, asNative(acmeCreating)])(
  "a name that the program made secret is absent: $type",
  (creating) => {
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:…" };
    const inputs = { ...creating.inputs, tenantName: secret };
    const [tenant] = pendingTenants(stateWith({ pendingCreates: [{ ...creating, inputs }] }));
    expect(tenant).not.toHaveProperty("tenantName");
    expect(tenant).toHaveProperty("tenantDomain", "acme.printix.net");
  },
);
