import { deleteTenant } from "../../src/lifecycle/delete";
import { assertOwnPartner } from "../../src/lifecycle/own-partner";
import { readTenant } from "../../src/lifecycle/read";
import { Refusal } from "../../src/messages/refusal";
import { acmeState, partnerId, tenantId } from "../acme";
import { failureOf } from "../failure-of";
import { fakeClient } from "../fake-client";
import { fakeRun } from "../fake-run";

const other = "7a7a7a7a-1111-4222-8333-123456789abc";
const ofOther = {
  ...acmeState,
  selfUrl: `https://api.printix.net/public/partners/${other}/tenants/${tenantId}`,
  deletionPolicy: "cancel" as const,
};

test("another partner's tenant is named, with both partners and what to set", async () => {
  const failure = await failureOf(() => {
    assertOwnPartner(ofOther, partnerId);
  });
  expect(failure).toBeInstanceOf(Refusal);
  expect(failure.message).toContain('tenant "Acme Co." (acme.printix.net)');
  expect(failure.message).toContain(`belongs to the partner ${other}, and printix:partnerId is ${partnerId}`);
  expect(failure.message).toContain("PRINTIX_PARTNER_ID");
});

test("a refresh does not ask for it: the other partner's 404 would make it forgotten", async () => {
  const client = fakeClient();
  expect(await failureOf(() => readTenant({ id: tenantId, state: ofOther }, fakeRun(client)))).toBeInstanceOf(Refusal);
  expect(client.calls).toEqual([]);
});

test("a cancellation is not sent for it", async () => {
  const client = fakeClient();
  expect(await failureOf(() => deleteTenant({ id: tenantId, state: ofOther }, fakeRun(client)))).toBeInstanceOf(
    Refusal,
  );
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
  ).toBeInstanceOf(Refusal);
});
