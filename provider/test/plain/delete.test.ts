import { UnknownOutcomeError } from "printix-partner-sdk";
import { changeOf } from "../../src/run/block";
import { deleteTenant } from "../../src/lifecycle/delete";
import { Refusal } from "../../src/messages/refusal";
import type { Run } from "../../src/run/run";
import { acme, acmeInputs, acmeState, tenantId } from "../acme";
import { refused } from "../api-failure";
import { failureOf } from "../failure-of";
import { fakeClient } from "../fake-client";
import { fakeHolders, fakeRun, unconfiguredRun } from "../fake-run";

const cancelled = { ...acmeState, deletionPolicy: "cancel" as const };

test("prevent refuses, says which tenant and lists the ways out, and makes no client", async () => {
  const failure = await failureOf(() => deleteTenant({ id: tenantId, state: acmeState }, unconfiguredRun()));
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
  expect(await failureOf(() => deleteTenant({ id: tenantId, state: state }, unconfiguredRun()))).toBeInstanceOf(
    Refusal,
  );
});

test("a state that holds nothing protects", async () => {
  expect(await failureOf(() => deleteTenant({ id: tenantId, state: {} }, unconfiguredRun()))).toBeInstanceOf(Refusal);
});

test("abandon forgets, and makes no client", async () => {
  await expect(
    deleteTenant({ id: tenantId, state: { ...acmeState, deletionPolicy: "abandon" } }, unconfiguredRun()),
  ).resolves.toBeUndefined();
});

test("cancel sends exactly one cancellation, of this tenant", async () => {
  const client = fakeClient();
  await deleteTenant({ id: tenantId, state: cancelled }, fakeRun(client));
  expect(client.calls).toEqual([["cancel", tenantId]]);
});

test("a cancellation that fails is not repeated, and passes as it is", async () => {
  const outage = refused(503, { method: "DELETE" });
  const client = fakeClient({ cancel: () => Promise.reject(outage) });
  expect(await failureOf(() => deleteTenant({ id: tenantId, state: cancelled }, fakeRun(client)))).toBe(outage);
  expect(client.calls).toHaveLength(1);
});

describe("a cap on cancels", () => {
  test("refuses the one that would exceed it, by name, before it is sent", async () => {
    const client = fakeClient();
    const run = fakeRun(client, { maxCancels: 1 });
    await deleteTenant({ id: tenantId, state: cancelled }, run);
    const globex = { ...cancelled, tenantName: "Globex", tenantDomain: "globex.printix.net" };
    const failure = await failureOf(() => deleteTenant({ id: "another", state: globex }, run));
    expect(failure).toBeInstanceOf(Refusal);
    expect(failure.message).toContain(
      'tenant "Globex" (globex.printix.net) was not cancelled: printix:maxCancels allows 1',
    );
    expect(failure.message).toContain('Sent before it in this run: tenant "Acme Co." (acme.printix.net).');
    expect(failure.message).toContain("PRINTIX_MAX_CANCELS=2");
    expect(failure.message).toContain("the smaller of the two counts");
    expect(failure.message).toContain("`--run-program`");
    expect(client.calls).toEqual([["cancel", tenantId]]);
  });

  test.each([
    ["was refused", () => Promise.reject(refused(403, { method: "DELETE" }))],
    ["found nothing to cancel", () => Promise.resolve("absent" as const)],
  ])("does not count one that %s, and waits for what becomes of it", async (_, first) => {
    const client = fakeClient({ cancel: (id) => (id === "one" ? first() : Promise.resolve("cancelled")) });
    const run = fakeRun(client, { maxCancels: 1 });
    const ends = await Promise.allSettled(["one", "two"].map((id) => deleteTenant({ id, state: cancelled }, run)));
    expect(ends[1]?.status).toBe("fulfilled");
    expect(client.calls.slice(0, 2)).toEqual([
      ["cancel", "one"],
      ["cancel", "two"],
    ]);
  });

  test("counts one of which nobody knows whether it took effect", async () => {
    const lost = new UnknownOutcomeError("Whether it took effect is not known.", new Error("cut"));
    const client = fakeClient({ cancel: () => Promise.reject(lost) });
    const run = fakeRun(client, { maxCancels: 1 });
    expect(await failureOf(() => deleteTenant({ id: "one", state: cancelled }, run))).toBe(lost);
    expect(await failureOf(() => deleteTenant({ id: "two", state: cancelled }, run))).toBeInstanceOf(Refusal);
    expect(client.calls).toEqual([["cancel", "one"]]);
  });

  test("of zero refuses the first, and leaves abandon alone", async () => {
    const client = fakeClient();
    const run = fakeRun(client, { maxCancels: 0 });
    expect(await failureOf(() => deleteTenant({ id: tenantId, state: cancelled }, run))).toBeInstanceOf(Refusal);
    await deleteTenant({ id: tenantId, state: { ...acmeState, deletionPolicy: "abandon" } }, run);
    expect(client.calls).toEqual([]);
  });
});

describe("a tenant that another block declares", () => {
  test("is not cancelled for the block that is gone", async () => {
    const client = fakeClient();
    const holders = fakeHolders();
    holders.declared.declare("urn", changeOf({}, { ...acmeInputs, adoptExisting: true }));
    const failure = await failureOf(() =>
      deleteTenant({ id: tenantId, state: cancelled }, fakeRun(client, { holders })),
    );
    expect(failure).toBeInstanceOf(Refusal);
    expect(failure.message).toContain("another block of the program declares it");
    expect(client.calls).toEqual([]);
  });

  test("is cancelled where that block replaces it, and is another one's domain from then on", async () => {
    const client = fakeClient();
    const holders = fakeHolders();
    const before = { ...acmeInputs, deletionPolicy: "cancel" as const };
    holders.declared.declare("urn", changeOf(before, { ...before, tenantName: "Acme Ltd." }));
    await deleteTenant({ id: tenantId, state: cancelled }, fakeRun(client, { holders }));
    expect(client.calls).toEqual([["cancel", tenantId]]);
  });
});

test("a tenant that Printix shows under a domain that the program declares by now is not cancelled", async () => {
  const moved = { tenantName: "Acme Ltd.", tenantDomain: "acme-ltd.printix.net" };
  const client = fakeClient();
  const holders = fakeHolders();
  const snapshot = { ...client.snapshot, listed: () => ({ ...acme, ...moved }) };
  const run = fakeRun({ ...client, snapshot }, { holders });
  holders.declared.declare("urn", changeOf({}, { ...acmeInputs, ...moved }));
  const failure = await failureOf(() => deleteTenant({ id: tenantId, state: cancelled }, run));
  expect(failure).toBeInstanceOf(Refusal);
  expect(failure.message).toContain('at Printix it is tenant "Acme Ltd." (acme-ltd.printix.net) by now');
  expect(client.calls).toEqual([]);
});

describe("a tenant that the server does not have", () => {
  const absent = {
    cancel: () => Promise.resolve("absent" as const),
    list: () => Promise.resolve([{ ...acme, id: "other" }]),
  };
  const ids = ["one", "two", "three", "four", "five", "six"];
  const cancelAll = (run: Run) => Promise.allSettled(ids.map((id) => deleteTenant({ id, state: cancelled }, run)));

  test("is let go where the list shows others of the partner's, which is looked at first", async () => {
    const client = fakeClient(absent);
    await deleteTenant({ id: tenantId, state: cancelled }, fakeRun(client));
    expect(client.calls).toEqual([["cancel", tenantId], ["listing"]]);
  });

  test("stays where the list is empty: it is the wrong server", async () => {
    const client = fakeClient({ ...absent, list: () => Promise.resolve([]) });
    const failure = await failureOf(() => deleteTenant({ id: tenantId, state: cancelled }, fakeRun(client)));
    expect(failure).toBeInstanceOf(Refusal);
    expect(failure.message).toContain("the partner's list holds no tenant at all");
    expect(failure.message).toContain("printix:environment");
  });

  test("stays where the list cannot be read, with that failure", async () => {
    const outage = refused(503, { method: "GET" });
    const client = fakeClient({ ...absent, list: () => Promise.reject(outage) });
    expect(await failureOf(() => deleteTenant({ id: tenantId, state: cancelled }, fakeRun(client)))).toBe(outage);
  });

  test("stays with all others where there are too many of them, whatever the list holds", async () => {
    const client = fakeClient(absent);
    const ends = await cancelAll(fakeRun(client));
    expect(ends.map(({ status }) => status)).toEqual(ids.map(() => "rejected"));
    expect(client.calls.filter(([name]) => name === "listing")).toHaveLength(1);
  });

  test("stays where the list is another environment's", async () => {
    const elsewhere = { ...acme, id: "other", selfUrl: acme.selfUrl.replace("api.", "api.testenv.") };
    const client = fakeClient({ ...absent, list: () => Promise.resolve([elsewhere]) });
    const failure = await failureOf(() => deleteTenant({ id: tenantId, state: cancelled }, fakeRun(client)));
    expect(failure).toBeInstanceOf(Refusal);
    expect(failure.message).toContain("in state they are at api.printix.net, and all");
  });

  test("is let go where the list is empty, and another one was cancelled just now", async () => {
    const cancel = (id: string) => Promise.resolve(id === "one" ? ("cancelled" as const) : ("absent" as const));
    const client = fakeClient({ cancel, list: () => Promise.resolve([]) });
    const run = fakeRun(client);
    await deleteTenant({ id: "one", state: cancelled }, run);
    await deleteTenant({ id: "two", state: cancelled }, run);
    expect(client.calls).toEqual([["cancel", "one"], ["cancel", "two"], ["listing"]]);
  });
});
