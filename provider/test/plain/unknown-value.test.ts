import { unknownValue } from "@pulumi/pulumi/runtime/rpc";
import { resolveInputs } from "../../src/lifecycle/resolve-inputs";
import { isUnknown } from "../../src/tenant/unknown-value";
import { acmeArgs, unknown } from "../acme";

test("the sentinel is the one of the Pulumi SDK", () => {
  expect(unknown).toBe(unknownValue);
  expect(isUnknown(unknownValue)).toBe(true);
  expect(isUnknown("acme")).toBe(false);
});

test.each([["tenantName"], ["tenantDomain"], ["deletionPolicy"], ["adoptExisting"], ["initialUser"]])(
  "a value of %s that is not known yet passes, and stays what it is",
  (property) => {
    const { inputs, faults } = resolveInputs({}, { ...acmeArgs, [property]: unknown }, "prevent");
    expect(faults).toEqual([]);
    if (property !== "adoptExisting") expect(inputs).toMatchObject({ [property]: unknown });
  },
);

test.each(["email", "name", "createAsAdmin"])("so does the %s of an initial user", (part) => {
  const initialUser = { email: "ada@acme.example", name: "Ada", createAsAdmin: false, [part]: unknown };
  const { inputs, faults } = resolveInputs({}, { ...acmeArgs, initialUser }, "prevent");
  expect(faults).toEqual([]);
  expect(inputs.initialUser).toEqual(initialUser);
});

test("what is known beside it is checked all the same", () => {
  const { faults } = resolveInputs({}, { tenantName: unknown, tenantDomain: "Acme" }, "prevent");
  expect(faults.map(({ property }) => property)).toEqual(["tenantDomain"]);
});
