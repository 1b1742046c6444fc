import { deleteTenant } from "../../src/lifecycle/delete";
import { diffTenant } from "../../src/lifecycle/diff";
import { importTenant } from "../../src/lifecycle/import";
import { readTenant } from "../../src/lifecycle/read";
import { updateTenant } from "../../src/lifecycle/update";
import { acme, acmeInputs, acmeState, partnerId, tenantId } from "../acme";
import { disconnected, refused } from "../api-failure";
import { failureOf } from "../failure-of";
import { fakeClient } from "../fake-client";
import { fakeRun } from "../fake-run";

test("a tenant that state does not know is read at its own address, with the configured policy", async () => {
  const client = fakeClient();
  const found = await importTenant({ id: tenantId, urn: "urn" }, fakeRun(client));
  expect(found).toEqual({ state: { ...acmeState, isImported: true }, inputs: acmeInputs });
  expect(client.calls).toEqual([["get", tenantId]]);
});

test.each([404, 410])(
  "a tenant that is not there (%i) is an error with its id: nothing is forgotten",
  async (status) => {
    const client = fakeClient({ get: () => Promise.reject(refused(status, { method: "GET" })) });
    const failure = await failureOf(() => importTenant({ id: tenantId, urn: "urn" }, fakeRun(client)));
    expect(failure).toMatchObject({ code: "PRINTIX_NO_SUCH_TENANT" });
    expect(failure.message).toContain(tenantId);
  },
);

test("another partner's tenant is refused, and whatever else fails passes as it is", async () => {
  const foreign = { ...acme, selfUrl: acme.selfUrl.replace(partnerId, "another-partner") };
  const taken = fakeRun(fakeClient({ get: () => Promise.resolve(foreign) }));
  expect(await failureOf(() => importTenant({ id: tenantId, urn: "urn" }, taken))).toMatchObject({
    code: "PRINTIX_OTHER_PARTNER",
  });
  const outage = disconnected({ isUnsent: true });
  const away = fakeRun(fakeClient({ get: () => Promise.reject(outage) }));
  expect(await failureOf(() => importTenant({ id: tenantId, urn: "urn" }, away))).toBe(outage);
});

test("that it was taken in by its id stays in state, and what its block had before is not cancelled in a later run", async () => {
  const state = { ...acmeState, isImported: true as const };
  const run = fakeRun(fakeClient({ get: () => Promise.resolve(acme) }));
  expect((await readTenant({ id: tenantId, state }, run))?.state).toMatchObject({ isImported: true });
  expect(updateTenant({ state, inputs: acmeInputs })).toMatchObject({ isImported: true });
  await diffTenant({ id: tenantId, urn: "urn", state, inputs: acmeInputs }, run);
  const former = { id: "former", urn: "urn", state: { ...acmeState, deletionPolicy: "cancel" as const } };
  expect(await failureOf(() => deleteTenant(former, run))).toMatchObject({ code: "PRINTIX_FORCED_REPLACEMENT" });
});
