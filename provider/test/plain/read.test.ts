import { Refusal } from "../../src/messages/refusal";
import { readTenant } from "../../src/lifecycle/read";
import { namesDigest } from "../../src/tenant/names-digest";
import { acme, acmeInputs, acmeState, tenantId } from "../acme";
import { disconnected, refused, unreadable } from "../api-failure";
import { failureOf } from "../failure-of";
import { fakeClient } from "../fake-client";
import { fakeRun } from "../fake-run";

test("state and inputs tell what the tenant is now", async () => {
  const renamed = { ...acme, tenantName: "Acme Ltd.", billingInfo: { currentUserLicenses: 7 } };
  const client = fakeClient({ get: () => Promise.resolve(renamed) });
  expect(await readTenant({ id: tenantId, state: acmeState }, fakeRun(client))).toEqual({
    state: { ...acmeState, tenantName: "Acme Ltd.", billingInfo: { currentUserLicenses: 7 } },
    inputs: { ...acmeInputs, tenantName: "Acme Ltd." },
  });
  expect(client.calls).toEqual([["get", tenantId]]);
});

describe("a tenant that was renamed at Printix, where a replacement is possible", () => {
  const before = { tenantName: "Acme", tenantDomain: "acme-before.printix.net" };
  const state = { ...acmeState, deletionPolicy: "cancel" as const };
  const renamedFrom = namesDigest({ tenantName: "Acme", tenantDomain: "acme-before" });

  test("keeps a digest in state and inputs of what the program called it", async () => {
    const found = await readTenant({ id: tenantId, state: { ...state, ...before } }, fakeRun(fakeClient()));
    expect(found).toEqual({
      state: { ...state, renamedFrom },
      inputs: { ...acmeInputs, deletionPolicy: "cancel", renamedFrom },
    });
  });

  test("keeps it through later refreshes, whatever it is renamed to meanwhile", async () => {
    const found = await readTenant(
      { id: tenantId, state: { ...state, tenantName: "Between", renamedFrom } },
      fakeRun(fakeClient()),
    );
    expect(found?.state.renamedFrom).toBe(renamedFrom);
  });

  test("forgets it where it has its old names back", async () => {
    const own = namesDigest(acme);
    const renamed = { ...state, tenantName: "Between", renamedFrom: own };
    const found = await readTenant({ id: tenantId, state: renamed }, fakeRun(fakeClient()));
    expect(found?.state).toEqual(state);
    expect(found?.inputs).not.toHaveProperty("renamedFrom");
  });

  test("needs none of that under prevent, nor where a damaged state does not say", async () => {
    for (const old of [{ ...acmeState, ...before }, { deletionPolicy: "cancel" as const }]) {
      const found = await readTenant({ id: tenantId, state: old }, fakeRun(fakeClient()));
      expect(found?.state).not.toHaveProperty("renamedFrom");
    }
  });
});

test("a 404 of a server whose tenants are all at another host is another environment's", async () => {
  const elsewhere = { ...acme, id: "other", selfUrl: acme.selfUrl.replace("api.", "api.testenv.") };
  const client = fakeClient({ get: () => Promise.reject(refused(404)), list: () => Promise.resolve([elsewhere]) });
  const failure = await failureOf(() => readTenant({ id: tenantId, state: acmeState }, fakeRun(client)));
  expect(failure.message).toContain("in state they are at api.printix.net, and all");
});

test("figures that the API no longer gives leave state", async () => {
  const { billingInfo, ...bare } = acme;
  const found = await readTenant(
    { id: tenantId, state: acmeState },
    fakeRun(fakeClient({ get: () => Promise.resolve(bare) })),
  );
  expect(found?.state).not.toHaveProperty("billingInfo");
});

test("the policy of state stays", async () => {
  const found = await readTenant(
    { id: tenantId, state: { ...acmeState, deletionPolicy: "abandon" } },
    fakeRun(fakeClient()),
  );
  expect(found?.state.deletionPolicy).toBe("abandon");
  expect(found?.inputs.deletionPolicy).toBe("abandon");
});

test.each([undefined, "keep", 7])("a policy %j in state is read as prevent", async (deletionPolicy) => {
  const found = await readTenant(
    { id: tenantId, state: { ...acmeState, deletionPolicy: deletionPolicy as never } },
    fakeRun(fakeClient()),
  );
  expect(found?.state.deletionPolicy).toBe("prevent");
});

test.each([404, 410])("%i says that it is gone, where the list, read after that, does not show it", async (status) => {
  const get = () => Promise.reject(refused(status, { method: "GET" }));
  const client = fakeClient({ get, list: () => Promise.resolve([{ ...acme, id: "other" }]) });
  expect(await readTenant({ id: tenantId, state: acmeState }, fakeRun(client))).toBeUndefined();
  expect(client.calls).toEqual([["get", tenantId], ["listing"]]);
});

test("404 is not believed where the list shows it", async () => {
  const client = fakeClient({ get: () => Promise.reject(refused(404, { method: "GET" })) });
  const failure = await failureOf(() => readTenant({ id: tenantId, state: acmeState }, fakeRun(client)));
  expect(failure).toBeInstanceOf(Refusal);
  expect(failure.message).toContain('tenant "Acme Co." (acme.printix.net), id ');
  expect(failure.message).toContain("the partner's list shows it");
});

test.each([
  ["400", refused(400)],
  ["401", refused(401)],
  ["403", refused(403)],
  ["409", refused(409)],
  ["429", refused(429)],
  ["500", refused(500)],
  ["503", refused(503)],
  ["no connection", disconnected({ isUnsent: true })],
  ["a broken connection", disconnected({ isUnsent: false })],
  ["an answer that cannot be read", unreadable()],
  ["a defect of ours", new TypeError("x is not a function")],
])("%s says nothing of the kind: it passes as it is", async (_, error) => {
  const client = fakeClient({ get: () => Promise.reject(error) });
  expect(await failureOf(() => readTenant({ id: tenantId, state: acmeState }, fakeRun(client)))).toBe(error);
});
