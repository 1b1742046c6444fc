import { RateLimitError } from "printix-partner-sdk";
import { faultsAmongOthers } from "../../src/lifecycle/check-among-others";
import { listRefused } from "../../src/messages/explain";
import { otherName } from "../../src/messages/partner";
import { forcedReplacement } from "../../src/messages/replacement";
import { changeOf } from "../../src/run/block";
import type { Run } from "../../src/run/run";
import type { ArgumentFault } from "../../src/tenant/argument-faults";
import type { TenantInputs } from "../../src/tenant/tenant-inputs";
import { unknownValue } from "../../src/tenant/unknown-value";
import { acme, acmeInputs, tenantId } from "../acme";
import { refused } from "../api-failure";
import { fakeAccess, fakeClient, type FakeClient } from "../fake-client";
import { fakeRun, unconfiguredRun } from "../fake-run";

interface Among {
  run: Run;
  adopts?: unknown;
  isListRead?: boolean;
  hasOwnFaults?: boolean;
}

/** One check of a block; where nothing else is said, all are of the same one. */
function checkBlock(
  olds: Partial<TenantInputs>,
  inputs: TenantInputs,
  { run, adopts, isListRead = true, hasOwnFaults = false }: Among,
  urn = "urn",
): Promise<ArgumentFault[]> {
  const change = changeOf(olds, inputs);
  return faultsAmongOthers({ urn, change, hasOwnFaults, adopts, isListRead }, run);
}

async function check(
  inputs: Record<string, unknown>,
  client: FakeClient = fakeClient(),
  olds: object = {},
): Promise<{ faults: { property: string; reason: string }[]; told: string[]; calls: readonly unknown[][] }> {
  const told: string[] = [];
  const run = fakeRun(client, { tell: (line) => told.push(line) });
  const faults = await checkBlock(olds, { ...acmeInputs, ...inputs }, { run, adopts: inputs["adoptExisting"] });
  return { faults, told, calls: client.calls };
}

test("a new tenant whose domain is ours already: told with whom", async () => {
  const { faults } = await check({ tenantName: "Acme Two" });
  expect(faults).toHaveLength(1);
  expect(faults[0]?.property).toBe("tenantDomain");
  expect(faults[0]?.reason).toContain('tenant "Acme Two" (acme.printix.net)');
  expect(faults[0]?.reason).toContain(`"Acme Co.", id ${tenantId}`);
  expect(faults[0]?.reason).toContain("[PRINTIX_DOMAIN_EXISTS]");
});

test("an adoption is announced", async () => {
  const { faults, told } = await check({ adoptExisting: true });
  expect(faults).toEqual([]);
  expect(told).toEqual([`tenant "Acme Co." (acme.printix.net) exists, id ${tenantId}: it is adopted, not created`]);
});

test("an adoption under another name fails", async () => {
  const { faults } = await check({ adoptExisting: true, tenantName: "Acme Two" });
  expect(faults).toEqual([otherName({ ...acmeInputs, tenantName: "Acme Two" }, acme).about("tenantName")]);
});

test("a domain that nobody of ours has is fine", async () => {
  expect(await check({ tenantDomain: "globex.printix.net" })).toMatchObject({
    faults: [],
    told: [],
    calls: [["list"], ["access"]],
  });
});

const full = { ...fakeAccess, quotaRemaining: { value: 4, source: "server" as const }, changesLeft: 0 };

test("a tenant that the day's quota has no room for fails, and an adoption needs no room", async () => {
  const client = fakeClient({}, () => Promise.resolve(full));
  const { faults } = await check({ tenantDomain: "globex.printix.net" }, client);
  expect(faults).toEqual([
    { property: "", reason: expect.stringMatching(/\b4 left\b[^]* \[PRINTIX_QUOTA\]$/) as string },
  ]);
  expect((await check({ adoptExisting: true }, client)).faults).toEqual([]);
});

test("a quota that is spent already fails, and says until when", async () => {
  const spent = new RateLimitError({ what: "the quota is spent", comeBackAt: new Date("2026-01-02T00:00:00Z") });
  const { faults, told } = await check({}, fakeClient({ list: () => Promise.reject(spent) }));
  expect(told).toEqual([]);
  expect(spent.message).toContain("2026-01-02T00:00:00.000Z");
  expect(faults).toEqual([
    {
      property: "",
      reason: listRefused('tenant "Acme Co." (acme.printix.net)', spent),
    },
  ]);
});

test("a refusal of the list fails, and says how access is granted: a creation could not be settled without it", async () => {
  const client = fakeClient({ list: () => Promise.reject(refused(403, { method: "GET" })) });
  const { faults, told } = await check({}, client);
  expect(told).toEqual([]);
  expect(faults).toHaveLength(1);
  expect(faults[0]?.reason).toContain('tenant "Acme Co." (acme.printix.net): GET');
  expect(faults[0]?.reason).toMatch(/403 Refused[^]* \[PRINTIX_NO_ACCESS\]$/);
});

test("a tenant of state is not looked for, nor is a domain that is unknown yet", async () => {
  expect(await check({}, fakeClient(), acmeInputs)).toMatchObject({ faults: [], calls: [] });
  expect(await check({ tenantDomain: unknownValue })).toMatchObject({ faults: [], calls: [] });
});

test("a list that fails is told, and stops nobody: the creation asks the API itself", async () => {
  const { faults, told } = await check({}, fakeClient({ list: () => Promise.reject(refused(503)) }));
  expect(faults).toEqual([]);
  expect(told[0]).toContain("could not be compared with the partner's list");
});

test("the domain of a tenant that is replaced is made free by that", async () => {
  const others = { run: fakeRun(fakeClient()) };
  const renamed = { ...acmeInputs, tenantName: "Acme Ltd.", deletionPolicy: "cancel" as const };
  expect(await checkBlock({ ...acmeInputs, deletionPolicy: "cancel" }, renamed, others)).toEqual([]);
  expect(await checkBlock({}, renamed, others)).toEqual([]);
  expect(acme.tenantDomain).toBe(renamed.tenantDomain);
});

test("a tenant that was renamed at Printix itself is not replaced by its own new name", async () => {
  const others = { run: fakeRun(fakeClient()) };
  const inputs = { ...acmeInputs, deletionPolicy: "cancel" as const };
  const [fault] = await checkBlock({ ...inputs, tenantName: "Acme Ltd." }, inputs, others);
  expect(fault?.reason).toMatch(/tenant "Acme Co\." \(acme\.printix\.net\)[^]* \[PRINTIX_SUCCESSOR_EXISTS\]$/);
  expect(fault?.reason).toContain(`id ${acme.id}`);
});

test.each([true, unknownValue])(
  "is taken over where the program says so (%j): its own cancel may have been made",
  async (adopts) => {
    const others = { run: fakeRun(fakeClient()), adopts };
    const inputs = { ...acmeInputs, deletionPolicy: "cancel" as const };
    expect(await checkBlock({ ...inputs, tenantName: "Acme Ltd." }, inputs, others)).toEqual([]);
  },
);

test("whether a new tenant adopts may not be known yet: preview waits for that", async () => {
  expect((await check({ tenantName: "Acme Two", adoptExisting: unknownValue })).faults).toEqual([]);
});

test("a replacement looks at the list, as new tenants do, before it asks for the limits", async () => {
  const client = fakeClient();
  const others = { run: fakeRun(client) };
  const inputs = { ...acmeInputs, deletionPolicy: "cancel" as const };
  expect(await checkBlock(inputs, { ...inputs, tenantName: "Acme Ltd." }, others)).toEqual([]);
  expect(client.calls).toEqual([["list"], ["access"]]);
});

test("where nobody may look, nothing is replaced", async () => {
  const client = fakeClient({ list: () => Promise.reject(refused(403)) });
  const others = { run: fakeRun(client) };
  const inputs = { ...acmeInputs, deletionPolicy: "cancel" as const };
  expect(await checkBlock(inputs, { ...inputs, tenantName: "Acme Ltd." }, others)).toHaveLength(1);
});

test("without the server the program alone is compared", async () => {
  const others = { run: unconfiguredRun(), isListRead: false };
  expect(await checkBlock({}, acmeInputs, others)).toEqual([]);
  expect(await checkBlock({}, acmeInputs, others, "another")).toHaveLength(1);
});

describe("a block that the engine replaces though its name and its domain stay", () => {
  const others = (client: FakeClient | undefined): Among =>
    client ? { run: fakeRun(client) } : { run: unconfiguredRun(), isListRead: false };

  test("is one whose replacement was cut short, where the list lacks its domain; a second block is not", async () => {
    const among = others(fakeClient({ list: () => Promise.resolve([]) }));
    expect(await checkBlock(acmeInputs, acmeInputs, among)).toEqual([]);
    expect(await checkBlock({}, acmeInputs, among)).toEqual([]);
    const [fault] = await checkBlock({}, acmeInputs, among, "another");
    expect(fault?.reason).toMatch(/tenant "Acme Co\." \(acme\.printix\.net\)[^]* \[PRINTIX_DECLARED_TWICE\]$/);
  });

  test("needs room in the day's quota, as any creation", async () => {
    const among = others(fakeClient({ list: () => Promise.resolve([]) }, () => Promise.resolve(full)));
    await checkBlock(acmeInputs, acmeInputs, among);
    expect(await checkBlock({}, acmeInputs, among)).toEqual([
      { property: "", reason: expect.stringMatching(/\b4 left\b[^]* \[PRINTIX_QUOTA\]$/) as string },
    ]);
  });

  test("is not replaced where the list has it", async () => {
    const among = others(fakeClient());
    await checkBlock(acmeInputs, acmeInputs, among);
    const faults = await checkBlock({}, acmeInputs, among);
    expect(faults).toEqual([forcedReplacement(acmeInputs, "urn", true).about("tenantDomain")]);
  });

  test("nor where its second check says another name, which ignoreChanges had kept out of the first", async () => {
    const among = others(fakeClient());
    await checkBlock(acmeInputs, acmeInputs, among);
    const faults = await checkBlock({}, { ...acmeInputs, tenantName: "Acme Ltd." }, among);
    expect(faults.map(({ reason }) => reason)).toEqual([expect.stringContaining("[PRINTIX_CHANGE_HIDDEN]")]);
  });

  test.each([
    ["without a list", undefined],
    ["with a list that fails", fakeClient({ list: () => Promise.reject(refused(503)) })],
  ])("%s may be either: told, with the way out", async (_, client) => {
    const among = others(client);
    await checkBlock(acmeInputs, acmeInputs, among);
    const faults = await checkBlock({}, acmeInputs, among);
    expect(faults).toEqual([forcedReplacement(acmeInputs, "urn", undefined).about("tenantDomain")]);
  });

  test("is not replaced where nobody may look", async () => {
    const among = others(fakeClient({ list: () => Promise.reject(refused(403)) }));
    await checkBlock(acmeInputs, acmeInputs, among);
    const [fault] = await checkBlock({}, acmeInputs, among);
    expect(fault?.reason).toContain("[PRINTIX_NO_ACCESS]");
  });
});

test("a tenant of state that is refused keeps its domain: nobody adopts it meanwhile", async () => {
  const among = { run: unconfiguredRun(), isListRead: false };
  const renamed = { ...acmeInputs, tenantName: "Acme Ltd.", tenantDomain: "acme-ltd.printix.net" };
  expect(await checkBlock(acmeInputs, renamed, { ...among, hasOwnFaults: true })).toEqual([]);
  expect(await checkBlock({}, { ...acmeInputs, adoptExisting: true }, among, "another")).toHaveLength(1);
});

test("the domain of a tenant that is abandoned is not made free: it is looked for", async () => {
  const client = fakeClient();
  const among = { run: fakeRun(client) };
  const abandoned = { ...acmeInputs, deletionPolicy: "abandon" as const };
  await checkBlock(abandoned, { ...abandoned, tenantDomain: "acme-2.printix.net" }, among);
  expect(await checkBlock({}, acmeInputs, among, "another")).toHaveLength(1);
  expect(client.calls).toEqual([["list"]]);
});

test("a replacement is two changes of the day's quota: its cancel is refused where its creation has no room", async () => {
  const client = fakeClient({}, () => Promise.resolve({ ...fakeAccess, changesLeft: 2, requestsSent: 0 }));
  const others = { run: fakeRun(client) };
  const cancelling = { ...acmeInputs, deletionPolicy: "cancel" as const };
  const replaced = { ...cancelling, tenantName: "Acme Ltd." };
  expect(await checkBlock(cancelling, replaced, others)).toEqual([]);
  expect(await checkBlock({}, replaced, others)).toEqual([]);
  const globex = { ...cancelling, tenantDomain: "globex.printix.net" };
  const [fault] = await checkBlock(globex, { ...globex, tenantName: "Globex Ltd." }, others, "another");
  expect(fault?.reason).toMatch(/tenant "Globex Ltd\." \(globex\.printix\.net\).* change 3 [^]* \[PRINTIX_QUOTA\]$/);
});
