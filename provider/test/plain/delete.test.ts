import { createDeclaredTenants } from "../../src/lifecycle/declared-tenants";
import { deleteTenant } from "../../src/lifecycle/delete";
import { Refusal } from "../../src/lifecycle/refusal";
import type { Run } from "../../src/lifecycle/run";
import { acmeInputs, acmeState, tenantId } from "../acme";
import { refused } from "../api-failure";
import { failureOf } from "../failure-of";
import { fakeClient } from "../fake-client";
import { fakeRun } from "../fake-run";

const none = createDeclaredTenants();
const cancelled = { ...acmeState, deletionPolicy: "cancel" as const };

/** Stands for a client that nobody may even make. */
const noRun = (): Run => {
  throw new Error("a client was made");
};

test("prevent refuses, says which tenant and lists the ways out, and makes no client", async () => {
  const failure = await failureOf(() => deleteTenant(tenantId, acmeState, none, noRun));
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
  expect(await failureOf(() => deleteTenant(tenantId, state, none, noRun))).toBeInstanceOf(Refusal);
});

test("a state that holds nothing protects", async () => {
  expect(await failureOf(() => deleteTenant(tenantId, {}, none, noRun))).toBeInstanceOf(Refusal);
});

test("abandon forgets, and makes no client", async () => {
  await expect(
    deleteTenant(tenantId, { ...acmeState, deletionPolicy: "abandon" }, none, noRun),
  ).resolves.toBeUndefined();
});

test("cancel sends exactly one cancellation, of this tenant", async () => {
  const client = fakeClient();
  await deleteTenant(tenantId, cancelled, none, () => fakeRun(client));
  expect(client.calls).toEqual([["cancel", tenantId]]);
});

test("a cancellation that fails is not repeated, and passes as it is", async () => {
  const outage = refused(503, { method: "DELETE" });
  const client = fakeClient({ cancel: () => Promise.reject(outage) });
  expect(await failureOf(() => deleteTenant(tenantId, cancelled, none, () => fakeRun(client)))).toBe(outage);
  expect(client.calls).toHaveLength(1);
});

describe("a cap on cancels", () => {
  test("refuses the one that would exceed it, by name, before it is sent", async () => {
    const client = fakeClient();
    const run = fakeRun(client, 1);
    await deleteTenant(tenantId, cancelled, none, () => run);
    const globex = { ...cancelled, tenantName: "Globex", tenantDomain: "globex.printix.net" };
    const failure = await failureOf(() => deleteTenant("another", globex, none, () => run));
    expect(failure).toBeInstanceOf(Refusal);
    expect(failure.message).toContain(
      'tenant "Globex" (globex.printix.net) was not cancelled: printix:maxCancels allows 1',
    );
    expect(failure.message).toContain('Cancelled before it in this run: tenant "Acme Co." (acme.printix.net).');
    expect(failure.message).toContain("PRINTIX_MAX_CANCELS=2");
    expect(client.calls).toEqual([["cancel", tenantId]]);
  });

  test("of zero refuses the first, and leaves abandon alone", async () => {
    const client = fakeClient();
    const run = fakeRun(client, 0);
    expect(await failureOf(() => deleteTenant(tenantId, cancelled, none, () => run))).toBeInstanceOf(Refusal);
    await deleteTenant(tenantId, { ...acmeState, deletionPolicy: "abandon" }, none, () => run);
    expect(client.calls).toEqual([]);
  });
});

describe("a tenant that another block declares", () => {
  test("is not cancelled for the block that is gone", async () => {
    const client = fakeClient();
    const declared = createDeclaredTenants();
    declared.declare({}, { ...acmeInputs, adoptExisting: true });
    const failure = await failureOf(() => deleteTenant(tenantId, cancelled, declared, () => fakeRun(client)));
    expect(failure).toBeInstanceOf(Refusal);
    expect(failure.message).toContain("another block of the program declares it");
    expect(client.calls).toEqual([]);
  });

  test("is cancelled where that block replaces it, and is another one's domain from then on", async () => {
    const client = fakeClient();
    const declared = createDeclaredTenants();
    declared.declare(acmeInputs, { ...acmeInputs, tenantName: "Acme Ltd." });
    await deleteTenant(tenantId, cancelled, declared, () => fakeRun(client));
    expect(client.calls).toEqual([["cancel", tenantId]]);
  });
});
