import * as pulumi from "@pulumi/pulumi";
import { Tenant, type TenantArgs } from "../../src";
import { acmeArgs } from "../acme";
import { register } from "../mock-engine";

const variable = "PRINTIX_DELETION_POLICY";

const declared = async (args: Partial<TenantArgs> = {}, opts?: pulumi.CustomResourceOptions) => {
  const { protect, retainOnDelete, props } = await register(() => new Tenant("acme", { ...acmeArgs, ...args }, opts));
  return { protect, retainOnDelete, deletionPolicy: props["deletionPolicy"] };
};

afterEach(() => {
  pulumi.runtime.setAllConfig({});
  Reflect.deleteProperty(process.env, variable);
});

const prevent = { deletionPolicy: "prevent", protect: true, retainOnDelete: undefined };
const abandon = { deletionPolicy: "abandon", protect: undefined, retainOnDelete: true };
const cancel = { deletionPolicy: "cancel", protect: undefined, retainOnDelete: undefined };

test("prevent protects, abandon retains, cancel does neither", async () => {
  expect(await declared({ deletionPolicy: "prevent" })).toEqual(prevent);
  expect(await declared({ deletionPolicy: "abandon" })).toEqual(abandon);
  expect(await declared({ deletionPolicy: "cancel" })).toEqual(cancel);
});

test("a tenant that names no policy is protected", async () => {
  expect(await declared()).toEqual(prevent);
  expect(await declared({ deletionPolicy: undefined })).toEqual(prevent);
});

test("options that the program sets go before", async () => {
  expect(await declared({}, { protect: false })).toEqual({ ...prevent, protect: false });
  expect(await declared({ deletionPolicy: "abandon" }, { retainOnDelete: false, protect: true })).toEqual({
    ...abandon,
    protect: true,
    retainOnDelete: false,
  });
});

test("an option that is undefined is not set", async () => {
  const opts = { protect: undefined, retainOnDelete: undefined } as unknown as pulumi.CustomResourceOptions;
  expect(await declared({}, opts)).toEqual(prevent);
});

test("the policy of stack config holds, before that of the variable", async () => {
  process.env[variable] = "cancel";
  expect(await declared()).toEqual(cancel);
  pulumi.runtime.setAllConfig({ "printix:deletionPolicy": " abandon " });
  expect(await declared()).toEqual(abandon);
  expect(await declared({ deletionPolicy: "prevent" })).toEqual(prevent);
});

test("stack config or a variable that is set to nothing counts as not set", async () => {
  pulumi.runtime.setAllConfig({ "printix:deletionPolicy": " " });
  expect(await declared()).toEqual(prevent);
  process.env[variable] = "abandon";
  expect(await declared()).toEqual(abandon);
});

test("a policy that is none reaches the check, which refuses it", async () => {
  process.env[variable] = "keep";
  expect(await declared()).toEqual({ deletionPolicy: "keep", protect: undefined, retainOnDelete: undefined });
});
