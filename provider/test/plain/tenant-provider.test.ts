import { TenantProvider } from "../../src/adapters/dynamic/tenant-provider";
import { providerReference } from "../../src/tenant/provider-reference";
import { acmeArgs, acmeInputs, acmeState, tenantId } from "../acme";
import { failureOf } from "../failure-of";

// Without any configuration: whatever asks for a client fails.
const provider = new TenantProvider({});
const __provider = providerReference;
const olds = { ...acmeState, __provider };

test("a replacement lets the old tenant go first, for it holds the domain", async () => {
  const news = { ...acmeInputs, tenantName: "Acme Ltd.", __provider };
  expect(await provider.diff(tenantId, olds, news)).toEqual({
    changes: true,
    replaces: ["tenantName"],
    deleteBeforeReplace: true,
  });
});

test("no change is none", async () => {
  expect(await provider.diff(tenantId, olds, { ...acmeInputs, __provider })).toMatchObject({
    changes: false,
    replaces: [],
  });
});

test("a refused replacement is a failure of the check", async () => {
  const news = { ...acmeArgs, tenantName: "Acme Ltd.", __provider };
  const { failures = [] } = await provider.check({ ...acmeInputs, __provider }, news);
  expect(failures.filter(({ property }) => property !== "")).toEqual([
    { property: "tenantName", reason: expect.stringContaining("Ways out") as string },
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
  expect(failure.message).toContain(`id ${tenantId}, was not cancelled: its deletionPolicy is "prevent". Ways out:\n`);
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
  expect(failure.message).toContain("the configuration of pulumi-printix is incomplete or wrong:");
  expect(failure.message).toContain("PRINTIX_CLIENT_SECRET");
  expect(String(failure)).toBe(`pulumi-printix: ${operation} of tenant "Acme Co." (acme.printix.net)`);
});

test("a read without state asks for nothing that is not there", async () => {
  expect((await failureOf(() => provider.read(tenantId))).message).toContain("could not be read");
});
