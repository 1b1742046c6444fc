import { resolveInputs } from "../../src/lifecycle/resolve-inputs";
import { acmeArgs, acmeInputs } from "../acme";

const initialUser = { email: "ada@acme.example", name: "Ada" };

test("both spellings of a domain give the same inputs", () => {
  const short = resolveInputs({}, { tenantName: "Acme Co.", tenantDomain: "acme" }, "prevent");
  const long = resolveInputs({}, { tenantName: "Acme Co.", tenantDomain: "acme.printix.net" }, "prevent");
  expect(short).toEqual({ inputs: acmeInputs, faults: [] });
  expect(long).toEqual(short);
});

test("the other spelling of an existing tenant's domain is no change", () => {
  expect(resolveInputs({ ...acmeInputs }, acmeArgs, "prevent").faults).toEqual([]);
});

test.each([undefined, null])("a tenant whose policy is %j gets the default one", (deletionPolicy) => {
  expect(resolveInputs({}, { ...acmeArgs, deletionPolicy }, "abandon").inputs.deletionPolicy).toBe("abandon");
});

test("a tenant that names a policy keeps it", () => {
  expect(resolveInputs({}, { ...acmeArgs, deletionPolicy: "cancel" }, "prevent").inputs.deletionPolicy).toBe("cancel");
});

test("a new tenant keeps what is for its creation", () => {
  const { inputs } = resolveInputs({}, { ...acmeArgs, initialUser, adoptExisting: true }, "prevent");
  expect(inputs).toEqual({ ...acmeInputs, initialUser, adoptExisting: true });
});

test("adoptExisting that is false says nothing", () => {
  expect(resolveInputs({}, { ...acmeArgs, adoptExisting: false }, "prevent").inputs).toEqual(acmeInputs);
});

test("a tenant that exists drops what was for its creation", () => {
  const { inputs, faults } = resolveInputs(
    { ...acmeInputs, initialUser, adoptExisting: true },
    { ...acmeArgs, initialUser: { ...initialUser, name: "Grace" }, adoptExisting: true },
    "prevent",
  );
  expect(faults).toEqual([]);
  expect(inputs).toEqual(acmeInputs);
});

test("a bad argument of a tenant that exists is a fault also where it would be dropped", () => {
  const { faults } = resolveInputs({ ...acmeInputs }, { ...acmeArgs, initialUser: "ada" }, "prevent");
  expect(faults.map(({ property }) => property)).toEqual(["initialUser"]);
});

test("a replacement that is refused is a fault of the property that changed", () => {
  const { faults } = resolveInputs({ ...acmeInputs }, { ...acmeArgs, tenantName: "Acme Ltd." }, "prevent");
  expect(faults.map(({ property }) => property)).toEqual(["tenantName"]);
});

test("bad arguments come before the question of a replacement", () => {
  const { faults } = resolveInputs({ ...acmeInputs }, { tenantName: "", tenantDomain: "acme" }, "prevent");
  expect(faults).toEqual([{ property: "tenantName", reason: expect.stringContaining("is empty") as string }]);
});
