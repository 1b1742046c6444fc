import { createTenant } from "../../src/lifecycle/create";
import { otherName } from "../../src/messages/partner";
import { acme, acmeInputs, acmeState, partnerId, tenantId } from "../acme";
import { refused } from "../api-failure";
import { failureOf } from "../failure-of";
import { fakeClient } from "../fake-client";
import { fakeHolders, fakeRun } from "../fake-run";

const initialUser = { email: "ada@acme.example", name: "Ada", createAsAdmin: true };

test("a tenant is created with its name, domain and user, and state keeps the API's answer and the policy", async () => {
  const client = fakeClient();
  const created = await createTenant(
    { inputs: { ...acmeInputs, deletionPolicy: "cancel", initialUser } },
    fakeRun(client),
  );
  expect(client.calls).toEqual([
    [
      "create",
      { tenantName: "Acme Co.", tenantDomain: "acme.printix.net", initialUser },
      { isDomainComingFree: false },
    ],
  ]);
  expect(created).toEqual({ id: tenantId, state: { ...acmeState, deletionPolicy: "cancel" } });
});

test("state holds neither the user nor keys without a value", async () => {
  const { billingInfo, ...bare } = acme;
  const client = fakeClient({ create: () => Promise.resolve(bare) });
  const { state } = await createTenant({ inputs: { ...acmeInputs, initialUser } }, fakeRun(client));
  expect(Object.keys(state).sort()).toEqual(["deletionPolicy", "homeUrl", "selfUrl", "tenantDomain", "tenantName"]);
});

test("in a domain that this run gives up, the client is told that it may come free late", async () => {
  const client = fakeClient();
  const holders = fakeHolders();
  await holders.beginCancel("old", acmeInputs, undefined);
  await createTenant({ inputs: { ...acmeInputs, tenantName: "Acme Ltd." } }, fakeRun(client, { holders }));
  expect(client.calls[0]?.[2]).toEqual({ isDomainComingFree: true });
});

test("a failure passes as it is", async () => {
  const conflict = refused(409);
  const client = fakeClient({ create: () => Promise.reject(conflict) });
  expect(await failureOf(() => createTenant({ inputs: acmeInputs }, fakeRun(client)))).toBe(conflict);
});

describe("adoptExisting", () => {
  const inputs = { ...acmeInputs, adoptExisting: true };

  test("a tenant with this name and domain is taken over, and nothing is created", async () => {
    const other = { ...acme, id: "other", tenantDomain: "other.printix.net" };
    const client = fakeClient({ list: () => Promise.resolve([other, acme]) });
    expect(await createTenant({ inputs }, fakeRun(client))).toEqual({ id: tenantId, state: acmeState });
    expect(client.calls).toEqual([["list"]]);
  });

  test("a tenant of another name is refused: it may be another customer's", async () => {
    const client = fakeClient({ list: () => Promise.resolve([{ ...acme, tenantName: "Acme Ltd." }]) });
    const failure = await failureOf(() => createTenant({ inputs }, fakeRun(client)));
    expect(failure).toMatchObject({ code: "PRINTIX_OTHER_NAME" });
    expect(failure.message).toBe(otherName(inputs, { ...acme, tenantName: "Acme Ltd." }).message);
    expect(client.calls).toEqual([["list"]]);
  });

  test("a tenant whose own link names another partner is refused: the next refresh would refuse it", async () => {
    const foreign = { ...acme, selfUrl: acme.selfUrl.replace(partnerId, "another-partner") };
    const client = fakeClient({ list: () => Promise.resolve([foreign]) });
    const failure = await failureOf(() => createTenant({ inputs }, fakeRun(client)));
    expect(failure).toMatchObject({ code: "PRINTIX_OTHER_PARTNER" });
    expect(failure.message).toContain("another-partner");
    expect(client.calls).toEqual([["list"]]);
  });

  test("where there is none, it is created", async () => {
    const client = fakeClient({ list: () => Promise.resolve([]) });
    expect((await createTenant({ inputs }, fakeRun(client))).id).toBe(tenantId);
    expect(client.calls).toEqual([
      ["list"],
      ["create", { tenantName: "Acme Co.", tenantDomain: "acme.printix.net" }, { isDomainComingFree: false }],
    ]);
  });

  test("where the list cannot be read, nothing is created, and the failure says that nothing was sent", async () => {
    const outage = refused(503, { method: "GET" });
    const client = fakeClient({ list: () => Promise.reject(outage) });
    const failure = await failureOf(() => createTenant({ inputs }, fakeRun(client)));
    expect(failure).toBe(outage);
    expect(client.calls).toEqual([["list"]]);
  });

  test("an adoption is told, and held: nothing cancels that tenant in this run", async () => {
    const told: string[] = [];
    const holders = fakeHolders();
    const client = fakeClient();
    await createTenant({ inputs }, fakeRun(client, { holders, tell: (line) => told.push(line) }));
    expect(told).toEqual([`tenant "Acme Co." (acme.printix.net) exists, id ${tenantId}: it is adopted, not created`]);
    const moved = { ...acmeState, tenantDomain: "acme-before.printix.net" };
    expect(await failureOf(() => holders.beginCancel(tenantId, moved, undefined))).toMatchObject({
      code: "PRINTIX_STILL_DECLARED",
    });
  });
});
