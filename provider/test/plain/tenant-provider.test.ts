import { TenantProvider } from "../../src/adapters/dynamic/tenant-provider";
import { cancelPrevented } from "../../src/messages/replacement";
import { providerReference } from "../../src/tenant/provider-reference";
import { acmeArgs, acmeInputs, acmeState, partnerId, tenantId } from "../acme";
import { failureOf } from "../failure-of";

// Without any configuration: whatever asks for a client fails.
const provider = new TenantProvider({});
const __provider = providerReference;
const olds = { ...acmeState, __provider };

/** Whose configuration is of the tenant's partner. */
const configured = new TenantProvider({
  PRINTIX_PARTNER_ID: partnerId,
  PRINTIX_CLIENT_ID: "client",
  PRINTIX_CLIENT_SECRET: "secret",
});

test("a replacement lets the old tenant go first, for it holds the domain", async () => {
  const news = { ...acmeInputs, tenantName: "Acme Ltd.", __provider };
  expect(await configured.diff(tenantId, olds, news)).toEqual({
    changes: true,
    replaces: ["tenantName"],
    deleteBeforeReplace: true,
  });
});

test("no change is none", async () => {
  expect(await configured.diff(tenantId, olds, { ...acmeInputs, __provider })).toMatchObject({
    changes: false,
    replaces: [],
  });
});

test("what the native plugin has left lacks the provider, and an update writes it in again", async () => {
  expect(await configured.diff(tenantId, { ...acmeState }, { ...acmeInputs, __provider })).toEqual({
    changes: true,
    replaces: [],
    deleteBeforeReplace: true,
  });
});

test("a tenant of another partner is refused at the comparison, in one line", async () => {
  const other = { ...olds, selfUrl: acmeState.selfUrl.replace(partnerId, "another-partner") };
  const failure = await failureOf(() => configured.diff(tenantId, other, { ...acmeInputs, __provider }));
  expect(failure.message).toContain("[PRINTIX_OTHER_PARTNER]");
  expect(failure.stack).toBe("failed, as the error below says");
});

test("a refused replacement is a failure of the check", async () => {
  const news = { ...acmeArgs, tenantName: "Acme Ltd.", __provider };
  const { failures = [] } = await provider.check({ ...acmeInputs, __provider }, news);
  expect(failures.filter(({ property }) => property !== "")).toEqual([
    { property: "tenantName", reason: expect.stringContaining("[PRINTIX_PREVENTED]") as string },
  ]);
});

test("what a check is told of a block's URN goes no further, and is no argument", async () => {
  const checked = await new TenantProvider({}).check({}, { ...acmeArgs, __provider, __urn: "urn" });
  expect(checked.inputs).toEqual(acmeInputs);
  expect(checked.failures?.filter(({ property }) => property !== "")).toEqual([]);
});

test("an update hands back the whole state, without the host's own key", async () => {
  const updated = await provider.update(tenantId, olds, { ...acmeInputs, deletionPolicy: "cancel", __provider });
  expect(updated).toEqual({ outs: { ...acmeState, deletionPolicy: "cancel" } });
});

test("abandon needs no configuration, let alone a client", async () => {
  await expect(provider.delete(tenantId, { ...olds, deletionPolicy: "abandon" })).resolves.toBeUndefined();
});

test("prevent refuses without a configuration too, with the whole message and no stack trace", async () => {
  const failure = await failureOf(() => provider.delete(tenantId, olds));
  expect(failure.message).toBe(cancelPrevented({ ...acmeState }, tenantId).message);
  expect(`${String(failure)}: ${failure.stack ?? ""}`).toBe(
    'pulumi-printix: delete of tenant "Acme Co." (acme.printix.net): failed, as the error below says',
  );
});

test.each([
  ["create", () => provider.create({ ...acmeInputs, __provider })],
  ["read", () => provider.read(tenantId, olds)],
  ["delete", () => provider.delete(tenantId, { ...olds, deletionPolicy: "cancel" })],
] as const)("%s without a configuration says what is missing", async (operation, run) => {
  const failure = await failureOf(run);
  expect(failure.message).toContain('tenant "Acme Co." (acme.printix.net)');
  expect(failure.message).toMatch(/ \[ERR_PRINTIX_CONFIG\]$/);
  expect(failure.message).toContain("PRINTIX_CLIENT_SECRET");
  expect(String(failure)).toBe(`pulumi-printix: ${operation} of tenant "Acme Co." (acme.printix.net)`);
});

test("a read without state asks for nothing that is not there", async () => {
  const failure = await failureOf(() => provider.read(tenantId));
  expect(failure.message).toMatch(/ \[ERR_PRINTIX_CONFIG\]$/);
  expect(String(failure)).toContain("pulumi-printix: read of ");
});
