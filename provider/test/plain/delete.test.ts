import type { PartnerClient } from "printix-partner-sdk";
import { deleteTenant } from "../../src/lifecycle/delete";
import { Refusal } from "../../src/lifecycle/refusal";
import { acmeState, tenantId } from "../acme";
import { refused } from "../api-failure";
import { failureOf } from "../failure-of";
import { fakeClient } from "../fake-client";

/** Stands for a client that nobody may even make. */
const noClient = (): PartnerClient => {
  throw new Error("a client was made");
};

test("prevent refuses, says which tenant and lists the ways out, and makes no client", async () => {
  const failure = await failureOf(() => deleteTenant(tenantId, acmeState, noClient));
  expect(failure).toBeInstanceOf(Refusal);
  expect(failure.message.split("\n")).toEqual([
    `tenant "Acme Co." (acme.printix.net), id ${tenantId}, was not cancelled: its deletionPolicy is "prevent". Ways out:`,
    "  - to keep it: put its block back into the program",
    "  - to stop managing it and leave it running: `pulumi state delete` with its URN",
    '  - to cancel the customer\'s subscription: put its block back with deletionPolicy "cancel", run `pulumi up`, and remove it after that',
  ]);
});

test.each([undefined, null, "Cancel", "delete", 7, true])("a policy %j in state protects", async (deletionPolicy) => {
  const state = { ...acmeState, deletionPolicy: deletionPolicy as never };
  expect(await failureOf(() => deleteTenant(tenantId, state, noClient))).toBeInstanceOf(Refusal);
});

test("a state that holds nothing protects", async () => {
  expect(await failureOf(() => deleteTenant(tenantId, {}, noClient))).toBeInstanceOf(Refusal);
});

test("abandon forgets, and makes no client", async () => {
  await expect(deleteTenant(tenantId, { ...acmeState, deletionPolicy: "abandon" }, noClient)).resolves.toBeUndefined();
});

test("cancel sends exactly one cancellation, of this tenant", async () => {
  const client = fakeClient();
  await deleteTenant(tenantId, { ...acmeState, deletionPolicy: "cancel" }, () => client);
  expect(client.calls).toEqual([["cancel", tenantId]]);
});

test("a cancellation that fails is not repeated, and passes as it is", async () => {
  const outage = refused(503, { method: "DELETE" });
  const client = fakeClient({ cancel: () => Promise.reject(outage) });
  const cancelled = { ...acmeState, deletionPolicy: "cancel" as const };
  expect(await failureOf(() => deleteTenant(tenantId, cancelled, () => client))).toBe(outage);
  expect(client.calls).toHaveLength(1);
});
