import { diffTenant } from "../../src/lifecycle/diff";
import { acmeInputs, acmeState, unknown } from "../acme";

const same = { isChanged: false, replaces: [] };

test("nothing changed", () => {
  expect(diffTenant(acmeState, acmeInputs)).toEqual(same);
});

test("a name replaces", () => {
  const changed = { ...acmeInputs, tenantName: "Acme Ltd." };
  expect(diffTenant(acmeState, changed)).toEqual({ isChanged: true, replaces: ["tenantName"] });
});

test("a domain replaces", () => {
  const changed = { ...acmeInputs, tenantDomain: "acme-ltd.printix.net" };
  expect(diffTenant(acmeState, changed)).toEqual({ isChanged: true, replaces: ["tenantDomain"] });
});

test("the other spelling of a domain in state is the same domain", () => {
  expect(diffTenant({ ...acmeState, tenantDomain: "acme" }, acmeInputs)).toEqual(same);
});

test("the policy alone is an update", () => {
  const changed = { ...acmeInputs, deletionPolicy: "cancel" as const };
  expect(diffTenant(acmeState, changed)).toEqual({ isChanged: true, replaces: [] });
});

test.each(["tenantName", "tenantDomain", "deletionPolicy"])(
  "%s that is not known yet shows as an update",
  (property) => {
    expect(diffTenant(acmeState, { ...acmeInputs, [property]: unknown })).toEqual({ isChanged: true, replaces: [] });
  },
);

test("figures and links are never a difference", () => {
  const used = {
    ...acmeState,
    billingInfo: { currentUserLicenses: 400 },
    homeUrl: "https://elsewhere.example",
    selfUrl: "https://elsewhere.example",
  };
  expect(diffTenant(used, acmeInputs)).toEqual(same);
});

test("what is for the creation is never a difference", () => {
  const inputs = { ...acmeInputs, initialUser: { email: "ada@acme.example", name: "Ada" }, adoptExisting: true };
  expect(diffTenant(acmeState, inputs)).toEqual(same);
});

test("what a damaged state does not say is no reason to replace", () => {
  expect(diffTenant({ deletionPolicy: "prevent" }, acmeInputs)).toEqual(same);
  expect(diffTenant({}, acmeInputs)).toEqual({ isChanged: true, replaces: [] });
});

test("a program that follows a rename is an update, which takes the note of it out of state", () => {
  const renamedFrom = "a-digest";
  expect(diffTenant({ ...acmeState, renamedFrom }, acmeInputs)).toEqual({ isChanged: true, replaces: [] });
  expect(diffTenant({ ...acmeState, renamedFrom }, acmeInputs, false)).toEqual(same);
});
