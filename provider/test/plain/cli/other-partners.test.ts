import { leftOutLines, otherPartnerIn, ownState } from "../../../src/cli/shared/other-partners";
import { acmeState, partnerId } from "../../acme";
import { acmeCreating, acmeKept, asNative, defaultProvider, nordic, providerOf, stateWith } from "./stack";

const linkOf = (owner: string) => ({ selfUrl: acmeState.selfUrl.replace(partnerId, owner) });

test.each([
  [
    "an explicit provider names the configured partner",
    providerOf("nordic", { partnerId: partnerId.toUpperCase() }),
    {},
  ],
  ["an explicit provider names none: it has the variables, as the command has", providerOf("nordic", {}), {}],
  ["a default provider has another one in state", providerOf("default", { partnerId: "old" }), linkOf("old")],
  ["the tenant's own link says so, whatever its provider names today", nordic, linkOf(partnerId)],
  ["the provider is of another package", { ...nordic, type: "pulumi:providers:aws" }, {}],
])("a tenant is the configured partner's where %s", (_, provider, outputs) => {
  expect(otherPartnerIn([provider], partnerId)(provider.urn, outputs)).toBeUndefined();
});

test("of a provider that is not in state, nothing is known", () => {
  expect(otherPartnerIn([], partnerId)(nordic.urn)).toBeUndefined();
});

test.each([
  ["names it", nordic, {}, "nordic-partner"],
  ["names it, and so does the tenant's link", nordic, linkOf("nordic-partner"), "nordic-partner"],
  ["hides it", providerOf("nordic", { partnerId: { ciphertext: "v1:…" } }), {}, "(secret)"],
  ["hides it in a preview", providerOf("nordic", { partnerId: "[secret]" }), {}, "(secret)"],
])("and another one's where its explicit provider %s", (_, provider, outputs, owner) => {
  expect(otherPartnerIn([provider], partnerId)(provider.urn, outputs)).toBe(owner);
});

test("a state is parted: the configured partner's, and how many are whose", () => {
  const foreign = { ...asNative(acmeKept, nordic), outputs: linkOf("nordic-partner") };
  const [own, creating] = [asNative(acmeKept), asNative(acmeCreating, nordic)];
  const state = stateWith({
    resources: [defaultProvider, nordic, own, foreign],
    pendingCreates: [acmeCreating, creating],
  });
  const { own: parted, others } = ownState(state, partnerId);
  expect(parted).toEqual(stateWith({ resources: [defaultProvider, nordic, own], pendingCreates: [acmeCreating] }));
  expect(others.map(({ tenant }) => tenant)).toEqual([foreign, creating]);
  expect(leftOutLines(others, "mine")).toEqual([
    "2 tenants of the partner nordic-partner left out: this configuration is for the partner mine.",
  ]);
  expect(leftOutLines([], "mine")).toEqual([]);
});
