import * as pulumi from "@pulumi/pulumi";
import { Tenant } from "../../src";
import { acmeArgs } from "../acme";
import { register } from "../mock-engine";

/** How a secret looks on its way to the engine (`specialSecretSig` in the Pulumi SDK). */
const secret = (value: unknown): unknown => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

test("a tenant is declared by reference, with the policy that holds", async () => {
  const { type, name, props } = await register(() => new Tenant("acme", acmeArgs));
  expect(type).toBe("pulumi-nodejs:dynamic/printix:Tenant");
  expect(name).toBe("acme");
  expect(props).toEqual({
    tenantName: "Acme Co.",
    tenantDomain: "acme",
    deletionPolicy: "prevent",
    __provider: "module.exports = require('pulumi-printix/runtime')",
  });
});

test("the initial user is a secret whatever the program says", async () => {
  const initialUser = { email: "ada@acme.example", name: "Ada", createAsAdmin: true };
  const { props } = await register(() => new Tenant("acme", { ...acmeArgs, initialUser }));
  expect(props["initialUser"]).toEqual(secret(initialUser));
});

test("so it is where it comes as an output with a secret in it", async () => {
  const initialUser = pulumi.output({ email: pulumi.secret("ada@acme.example"), name: "Ada" });
  const { props } = await register(() => new Tenant("acme", { ...acmeArgs, initialUser }));
  expect(props["initialUser"]).toEqual(secret({ email: "ada@acme.example", name: "Ada" }));
});

test("adoptExisting reaches the engine", async () => {
  const { props } = await register(() => new Tenant("acme", { ...acmeArgs, adoptExisting: true }));
  expect(props["adoptExisting"]).toBe(true);
});

test("the caller's arguments and options stay as they were", async () => {
  const args = Object.freeze({ ...acmeArgs });
  const opts = Object.freeze({});
  await register(() => new Tenant("acme", args, opts));
  expect(args).toEqual(acmeArgs);
});

test("what the engine says is what the outputs hold", async () => {
  let tenant: Tenant | undefined;
  await register(() => (tenant = new Tenant("acme", { ...acmeArgs, deletionPolicy: "abandon" })));
  const outputs = pulumi.all([tenant?.tenantName, tenant?.deletionPolicy, tenant?.homeUrl]);
  const held = await new Promise((resolve) => outputs.apply(resolve));
  expect(held).toEqual(["Acme Co.", "abandon", undefined]);
});

test("a tenant is one by its type, and another resource is none", async () => {
  class Other extends pulumi.CustomResource {}
  let tenant: Tenant | undefined;
  await register(() => (tenant = new Tenant("acme", acmeArgs)));
  let other: Other | undefined;
  await register(() => (other = new Other("test:index:Other", "other")));
  expect([tenant, other, { ...acmeArgs }, undefined].map((value) => Tenant.isInstance(value))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
