import { deleteTenant } from "../../src/lifecycle/delete";
import { assertOwnPartner } from "../../src/lifecycle/own-partner";
import { readTenant } from "../../src/lifecycle/read";
import { otherPartner } from "../../src/messages/partner";
import { acmeState, partnerId, tenantId } from "../acme";
import { failureOf } from "../failure-of";
import { fakeClient } from "../fake-client";
import { fakeRun } from "../fake-run";

const other = "7a7a7a7a-1111-4222-8333-123456789abc";
const refusal = { code: "PRINTIX_OTHER_PARTNER" };
const ofOther = {
  ...acmeState,
  selfUrl: `https://api.printix.net/public/partners/${other}/tenants/${tenantId}`,
  deletionPolicy: "cancel" as const,
};

test("another partner's tenant is named, with both partners", async () => {
  const failure = await failureOf(() => {
    assertOwnPartner(ofOther, partnerId);
  });
  expect(failure).toMatchObject(refusal);
  expect(failure.message).toBe(otherPartner(ofOther, other, partnerId).message);
});

test("a refresh does not ask for it: the other partner's 404 would make it forgotten", async () => {
  const client = fakeClient();
  expect(await failureOf(() => readTenant({ id: tenantId, state: ofOther }, fakeRun(client)))).toMatchObject(refusal);
  expect(client.calls).toEqual([]);
});

test("a cancellation is not sent for it", async () => {
  const client = fakeClient();
  expect(await failureOf(() => deleteTenant({ id: tenantId, state: ofOther }, fakeRun(client)))).toMatchObject(refusal);
  expect(client.calls).toEqual([]);
});

test.each([
  ["in capitals", acmeState.selfUrl.replace(partnerId, partnerId.toUpperCase())],
  ["encoded", acmeState.selfUrl.replace(partnerId, partnerId.replaceAll("-", "%2D"))],
  ["behind another host", acmeState.selfUrl.replace("https://api.printix.net", "http://127.0.0.1:8080/api")],
])("our own partner's id %s is ours", (_, selfUrl) => {
  expect(() => {
    assertOwnPartner({ ...acmeState, selfUrl }, partnerId);
  }).not.toThrow();
});

test.each([undefined, "", "https://api.printix.net/tenants/1"])("a link %j says nothing of a partner", (selfUrl) => {
  expect(() => {
    assertOwnPartner({ ...acmeState, selfUrl: selfUrl as never }, partnerId);
  }).not.toThrow();
});

test("a link that cannot be decoded is not believed to be ours", async () => {
  const selfUrl = `https://api.printix.net/public/partners/%zz/tenants/${tenantId}`;
  expect(
    await failureOf(() => {
      assertOwnPartner({ ...acmeState, selfUrl }, partnerId);
    }),
  ).toMatchObject(refusal);
});
