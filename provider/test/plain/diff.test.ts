import { changesOf, diffTenant } from "../../src/lifecycle/diff";
import { acmeInputs, acmeState, partnerId, tenantId, unknown } from "../acme";
import { failureOf } from "../failure-of";
import { fakeClient } from "../fake-client";
import { fakeRun } from "../fake-run";

test("nothing changed", () => {
  expect(changesOf(acmeState, acmeInputs)).toEqual([]);
});

test("a name replaces", () => {
  const changed = { ...acmeInputs, tenantName: "Acme Ltd." };
  expect(changesOf(acmeState, changed)).toEqual([{ property: "tenantName", kind: "replace" }]);
});

test("a domain replaces", () => {
  const changed = { ...acmeInputs, tenantDomain: "acme-ltd.printix.net" };
  expect(changesOf(acmeState, changed)).toEqual([{ property: "tenantDomain", kind: "replace" }]);
});

test("the other spelling of a domain in state is the same domain", () => {
  expect(changesOf({ ...acmeState, tenantDomain: "acme" }, acmeInputs)).toEqual([]);
});

test("the policy alone is an update, also one that is not known yet", () => {
  for (const deletionPolicy of ["cancel", unknown]) {
    const changed = { ...acmeInputs, deletionPolicy: deletionPolicy as never };
    expect(changesOf(acmeState, changed)).toEqual([{ property: "deletionPolicy", kind: "update" }]);
  }
});

test.each(["tenantName", "tenantDomain"])("%s that is not known yet may turn out to be the same", (property) => {
  const changes = changesOf(acmeState, { ...acmeInputs, [property]: unknown });
  expect(changes).toEqual([{ property, kind: "undecided" }]);
});

test("figures and links are never a difference", () => {
  const used = {
    ...acmeState,
    billingInfo: { currentUserLicenses: 400 },
    homeUrl: "https://elsewhere.example",
    selfUrl: "https://elsewhere.example",
  };
  expect(changesOf(used, acmeInputs)).toEqual([]);
});

test("what is for the creation is never a difference", () => {
  const inputs = { ...acmeInputs, initialUser: { email: "ada@acme.example", name: "Ada" }, adoptExisting: true };
  expect(changesOf(acmeState, inputs)).toEqual([]);
});

test("what a damaged state does not say is no reason to replace", () => {
  expect(changesOf({ deletionPolicy: "prevent" }, acmeInputs)).toEqual([]);
  expect(changesOf({}, acmeInputs)).toEqual([{ property: "deletionPolicy", kind: "update" }]);
});

test("a program that follows a rename is an update, which takes the note of it out of state", () => {
  const renamedFrom = "a-digest";
  expect(changesOf({ ...acmeState, renamedFrom }, acmeInputs)).toEqual([{ property: "renamedFrom", kind: "update" }]);
  expect(changesOf({ ...acmeState, renamedFrom }, acmeInputs, false)).toEqual([]);
});

test("only where the domain stays is the old tenant of a replacement cancelled first", async () => {
  const run = fakeRun(fakeClient());
  const diff = (inputs: object) =>
    diffTenant({ id: tenantId, state: acmeState, inputs: { ...acmeInputs, ...inputs } }, run);
  expect(await diff({ tenantName: "Acme Ltd." })).toMatchObject({ isCancelledFirst: true });
  expect(await diff({ tenantDomain: "acme-ltd.printix.net" })).toMatchObject({ isCancelledFirst: false });
  expect(await diff({ tenantName: "A", tenantDomain: "b.printix.net" })).toMatchObject({ isCancelledFirst: false });
});

test("a tenant of another partner is refused before anything is compared: its block has got another provider", async () => {
  const state = { ...acmeState, selfUrl: acmeState.selfUrl.replace(partnerId, "another-partner") };
  const run = fakeRun(fakeClient());
  const failure = await failureOf(() => diffTenant({ id: tenantId, state, inputs: acmeInputs }, run));
  expect(failure).toMatchObject({ code: "PRINTIX_OTHER_PARTNER" });
});
