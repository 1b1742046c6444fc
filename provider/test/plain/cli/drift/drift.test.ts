import type { PartnerClientOptions, PartnerTenant } from "printix-partner-sdk";
import type { PlannedCreate } from "../../../../src/cli/shared/pulumi/preview";
import type { StackState, StateResource } from "../../../../src/cli/shared/pulumi/stack-export";
import { findDrift, type DriftSteps } from "../../../../src/cli/drift/drift";
import type { DriftDocument } from "../../../../src/cli/drift/document";
import type { StackReader } from "../../../../src/cli/drift/stack-reader";
import { acme, partnerId, tenantId } from "../../../acme";
import { parseReport } from "../../../drift-schema";
import { failureOf } from "../../../failure-of";
import { fakeClient } from "../../../fake-client";
import { dynamicTenantType, nativeTenantType } from "../../../../src/tenant/tenant-types";
import { acmeCreating, acmeKept, acmeUrn, asNative, nordic, stateWith, urnOf } from "../stack";

const stack = "customers/dev";
const acmeDeclared = { stack, name: "acme", urn: acmeUrn };
const globex: PartnerTenant = { ...acme, id: "2222", tenantName: "Globex", tenantDomain: "globex.printix.net" };
const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:xyz" };

const keptOnly = (...resources: StateResource[]): StackState => stateWith({ pendingCreates: [], resources });

function kept(name: string, id: string, changes: Partial<StateResource> = {}): StateResource {
  return { ...acmeKept, urn: urnOf(name), id, outputs: {}, ...changes };
}

function reader(state: StackState, name = stack, options: Partial<PartnerClientOptions> = {}): StackReader {
  return {
    name: () => Promise.resolve(name),
    state: () => Promise.resolve(state),
    clientOptions: () => Promise.resolve({ partnerId, clientId: "id", clientSecret: "secret", ...options }),
  };
}

interface Run {
  document: DriftDocument;
  notes: string[];
  shown: string[];
  /** What every client was asked, in the order in which they were made. */
  calls: unknown[][];
}

async function run(
  stacks: StackReader[],
  listed: PartnerTenant[] = [acme],
  changes: Partial<DriftSteps> = {},
): Promise<Run> {
  const notes: string[] = [];
  const shown: string[] = [];
  const calls: unknown[][] = [];
  const document = await findDrift({
    stacks,
    connect: ({ partnerId: id }) => {
      const list = (options: { onPage?: (progress: { tenants: number; total?: number }) => void } = {}) => {
        calls.push(["list", id]);
        options.onPage?.({ tenants: 1000 });
        options.onPage?.({ tenants: 2000, total: 2500 });
        return Promise.resolve(listed);
      };
      return { ...fakeClient({ list }), partnerId: id };
    },
    planned: [],
    rules: [],
    now: new Date("2026-11-24T02:00:00Z"),
    progress: { show: (line) => shown.push(line) },
    note: (line) => notes.push(line),
    ...changes,
  });
  expect(parseReport(JSON.stringify(document))).toEqual(document);
  return { document, notes, shown, calls };
}

const findingsOf = async (...args: Parameters<typeof run>) => (await run(...args)).document.findings;

test("what is as declared is no drift, whatever its billing says", async () => {
  const busy = { ...acme, billingInfo: { currentUserLicenses: 99 } };
  const { document, calls, shown } = await run([reader(keptOnly(acmeKept))], [busy]);
  expect(document).toMatchObject({ hasDrift: false, findings: [], warnings: [], summary: { declared: 1, listed: 1 } });
  expect(calls).toEqual([["list", partnerId]]);
  expect(shown).toEqual([
    "asking the engine for the stacks",
    "reading the state of customers/dev",
    `reading the tenants of the partner ${partnerId}`,
    "reading tenants: 1,000",
    "reading tenants: 2,000 of 2,500",
    "comparing 1 tenants of state with 1 of the list",
  ]);
});

test("a name is as declared however its accents are written, in state and in what is pending", async () => {
  const composed = { ...acme, tenantName: "Caf\u00e9" };
  const decomposed = { tenantName: "Cafe\u0301", tenantDomain: "acme" };
  const state = keptOnly(kept("acme", tenantId, { inputs: decomposed }));
  expect(await findingsOf([reader(state)], [composed])).toEqual([]);
  const pending = stateWith({ pendingCreates: [{ ...acmeCreating, inputs: decomposed }] });
  expect(await findingsOf([reader(pending)], [composed])).toMatchObject([{ class: "pending", tenantId }]);
});

test("the short and the long spelling of a domain are one", async () => {
  const inputs = { ...acmeKept.inputs, tenantDomain: "acme" };
  expect(await findingsOf([reader(keptOnly({ ...acmeKept, inputs }))])).toEqual([]);
});

test.each([
  ["changed", false],
  ["protected-and-changed", true],
])("%s: field by field, declared and actual", async (name, protect) => {
  const renamed = { ...acme, tenantName: "Acme Ltd.", tenantDomain: "acme-ltd.printix.net" };
  expect(await findingsOf([reader(keptOnly({ ...acmeKept, protect }))], [renamed])).toEqual([
    {
      class: name,
      ...acmeDeclared,
      ...{ tenantId, tenantName: "Acme Ltd.", tenantDomain: "acme-ltd.printix.net" },
      changes: [
        { field: "tenantName", declared: "Acme Co.", actual: "Acme Ltd." },
        { field: "tenantDomain", declared: "acme.printix.net", actual: "acme-ltd.printix.net" },
      ],
    },
  ]);
});

test("missing and unmanaged: what the list does not show, and what no stack has", async () => {
  const { document } = await run([reader(keptOnly(acmeKept))], [globex]);
  expect(document.findings).toEqual([
    { class: "missing", ...acmeDeclared, tenantId, tenantName: "Acme Co.", tenantDomain: "acme.printix.net" },
    { class: "unmanaged", partnerId, tenantId: "2222", tenantName: "Globex", tenantDomain: "globex.printix.net" },
  ]);
  expect(document.warnings).toEqual([]);
});

describe("pending", () => {
  const pending = { class: "pending", ...acmeDeclared, tenantName: "Acme Co.", tenantDomain: "acme.printix.net" };
  const planned: PlannedCreate[] = [{ urn: acmeUrn, type: dynamicTenantType, inputs: acmeCreating.inputs ?? {} }];

  test("is what state has pending, each once, and what a plan creates that is at Printix already", async () => {
    const other = { urn: "urn:pulumi:dev::customers::aws:s3:Bucket::logs", type: "aws:s3:Bucket" };
    const state = stateWith({ pendingCreates: [acmeCreating, acmeCreating, other] });
    expect(await findingsOf([reader(state)], [])).toEqual([{ ...pending, source: "state" }]);
    expect(await findingsOf([reader(state)], [acme], { planned })).toEqual([{ ...pending, source: "plan", tenantId }]);
  });

  test("is not a new tenant of the plan: it is counted, and no drift", async () => {
    const { document } = await run([reader(keptOnly())], [], { planned });
    expect(document).toMatchObject({ hasDrift: false, findings: [], summary: { pending: 0, planned: 1 } });
  });

  test("has the id of what arrived, which is no stranger then", async () => {
    expect(await findingsOf([reader(stateWith())], [acme])).toEqual([{ ...pending, source: "state", tenantId }]);
    const namesake = { ...acme, tenantName: "Somebody else" };
    expect(await findingsOf([reader(stateWith())], [namesake])).toMatchObject([
      { class: "unmanaged", tenantName: "Somebody else" },
      { ...pending, source: "state" },
    ]);
  });

  test("is not what a later run created", async () => {
    expect(await findingsOf([reader(stateWith({ resources: [acmeKept] }))])).toEqual([]);
  });

  test("is a replacement whose old tenant is cancelled already, which is not missing", async () => {
    const replaced = { ...acmeKept, pendingReplacement: true };
    expect(await findingsOf([reader(keptOnly(replaced))], [])).toEqual([{ ...pending, source: "state" }]);
    const renewed = { ...acmeCreating, inputs: { ...acmeCreating.inputs, tenantName: "Acme Ltd." } };
    const both = stateWith({ resources: [replaced], pendingCreates: [renewed] });
    expect(await findingsOf([reader(both)], [])).toMatchObject([{ class: "pending", tenantName: "Acme Ltd." }]);
  });

  test("a replaced one that Printix still lists is a warning", async () => {
    const { document } = await run([reader(keptOnly({ ...acmeKept, pendingReplacement: true }))], [acme]);
    expect(document.findings).toMatchObject([{ class: "pending" }]);
    expect(document.warnings).toEqual([
      expect.stringContaining(`The tenant ${tenantId} of acme in customers/dev is in Printix's list`),
    ]);
  });

  test("a plan of another stack is refused", async () => {
    const foreign: PlannedCreate[] = [{ urn: acmeUrn.replace(":dev:", ":prod:"), type: dynamicTenantType, inputs: {} }];
    const failure = await failureOf(() => run([reader(keptOnly())], [], { planned: foreign }));
    expect(failure.message).toContain("customers/prod");
    const { document } = await run([reader(keptOnly(), "our-org/customers/prod")], [], { planned: foreign });
    expect(document.summary.planned).toBe(1);
  });
});

test("a plan that may be of two of the stacks is given to neither", async () => {
  const stacks = ["one/customers/dev", "two/customers/dev"].map((name) => reader(keptOnly(), name));
  const planned: PlannedCreate[] = [{ urn: acmeUrn, type: dynamicTenantType, inputs: acmeCreating.inputs ?? {} }];
  const failure = await failureOf(() => run(stacks, [], { planned }));
  expect(failure).toMatchObject({ code: "PRINTIX_INPUT" });
  expect(failure.message).toContain("may be any of one/customers/dev, two/customers/dev");
  expect((await run(stacks, [])).document.findings).toEqual([]);
});

test("what an update has yet to take away is no drift, there or not", async () => {
  const state = keptOnly({ ...acmeKept, delete: true });
  expect(await findingsOf([reader(state)], [{ ...acme, tenantName: "Old" }])).toEqual([]);
  expect(await findingsOf([reader(state)], [])).toEqual([]);
});

test("secret values cannot be compared: told as a warning, and the rest is compared", async () => {
  const hidden = { ...acmeKept, inputs: { ...acmeKept.inputs, tenantName: secret } };
  const { document } = await run([reader(keptOnly(hidden))], [{ ...acme, tenantDomain: "other.printix.net" }]);
  expect(document.findings).toMatchObject([{ changes: [{ field: "tenantDomain" }] }]);
  expect(JSON.stringify(document)).not.toContain(acme.tenantName);
  expect(document.warnings).toEqual([expect.stringContaining("The name of acme in customers/dev cannot be compared")]);
  const both = { ...acmeKept, inputs: { tenantName: secret, tenantDomain: secret } };
  const gone = (await run([reader(keptOnly(both))], [globex])).document;
  expect(gone.findings[0]).toEqual({ class: "missing", ...acmeDeclared, tenantId });
  expect(gone.warnings).toEqual([expect.stringContaining("The name and domain of acme")]);
});

test("control characters of state reach nobody", async () => {
  const inputs = { tenantName: "A\u001b[31m\nB", tenantDomain: "acme" };
  const { document } = await run([reader(keptOnly(kept("x\u0007y", tenantId, { inputs })))]);
  expect(JSON.stringify(document)).not.toMatch(/\\u00|\\n/);
  expect(document.findings).toMatchObject([{ name: "x y", changes: [{ declared: "A [31m B" }] }]);
});

test("findings come class by class, then by stack and name", async () => {
  const state = keptOnly(...["c10", "c9"].map((name) => kept(name, name)), acmeKept);
  const findings = await findingsOf([reader(state)], [globex, { ...acme, tenantName: "New" }]);
  const told = findings.map((finding) => [finding.class, "name" in finding ? finding.name : ""].join(" ").trim());
  expect(told).toEqual(["protected-and-changed acme", "missing c9", "missing c10", "unmanaged"]);
});

describe("a list that cannot be right", () => {
  test("no tenant at all, and state holds some: an error, and not all missing", async () => {
    const failure = await failureOf(() => run([reader(keptOnly(acmeKept))], []));
    expect(failure.message).toContain("State holds 1");
    expect(failure.message).toContain("printix:environment");
    expect(await findingsOf([reader(keptOnly())], [])).toEqual([]);
  });

  const here = Array.from({ length: 30 }, (_, index) => ({ ...acme, id: `t${index}` }));
  const all = here.map(({ id }) => kept(id, id));
  test.each([
    ["four of thirty", 4, 30, 1],
    ["three, which a refresh lets go of any list", 3, 20, 0],
    ["a tenth", 3, 30, 0],
    ["two of two", 2, 2, 0],
  ])("a large share is missing: %s", async (_name, missing, listed, warnings) => {
    const gone = Array.from({ length: missing }, (_, index) => kept(`gone${index}`, `gone${index}`));
    const state = keptOnly(...all.slice(0, listed), ...gone);
    const { document } = await run([reader(state)], here.slice(0, listed));
    expect(document.summary.missing).toBe(missing);
    expect(document.warnings).toHaveLength(warnings);
  });

  test("another partner's tenants in state: nothing is asked", async () => {
    const selfUrl = `https://api.printix.net/public/partners/somebody-else/tenants/${tenantId}`;
    const failure = await failureOf(() => run([reader(keptOnly(kept("acme", tenantId, { outputs: { selfUrl } })))]));
    expect(failure.message).toMatch(/\bsomebody-else\b[^]* \[PRINTIX_OTHER_PARTNER\]$/);
  });
});

describe("several stacks", () => {
  test("of one partner share a list, and unmanaged means in none of them", async () => {
    const one = reader(keptOnly(acmeKept), "customers/eu");
    const other = reader(keptOnly(kept("globex", "2222", { inputs: { ...globex } })), "customers/us", {
      partnerId: partnerId.toUpperCase(),
    });
    expect(await findingsOf([one], [acme, globex])).toMatchObject([{ class: "unmanaged", tenantId: "2222" }]);
    const { document, calls } = await run([one, other], [acme, globex]);
    expect(document).toMatchObject({ findings: [], stacks: ["customers/eu", "customers/us"] });
    expect(calls).toEqual([["list", partnerId]]);
  });

  test.each([{ partnerId: "another" }, { apiUrl: "https://api.example" }, { environment: "test" as const }])(
    "of several partners have a list each: %j",
    async (options) => {
      const own = fakeClient();
      const stacks = [reader(keptOnly(acmeKept), "a/dev"), reader(keptOnly(), "b/dev", options)];
      const { calls, document } = await run(stacks, [acme, globex]);
      expect(calls).toEqual([
        ["list", own.partnerId],
        ["list", options.partnerId ?? own.partnerId],
      ]);
      // What any of the stacks has is nobody's stranger, whichever list it stands in.
      const unmanaged = { class: "unmanaged", tenantId: "2222" };
      const ids = [own.partnerId, options.partnerId ?? own.partnerId].toSorted();
      expect(document.findings).toMatchObject(ids.map((id) => ({ ...unmanaged, partnerId: id })));
    },
  );

  test.each([
    ["the default spelled out", {}, { apiUrl: "https://api.printix.net" }],
    ["a slash at its end", { apiUrl: "https://api.printix.net/" }, { environment: "production" as const }],
    ["in capitals", { apiUrl: "https://API.printix.net" }, { authUrl: "https://auth.example/token" }],
  ])("of one partner share it however the API is spelled: %s", async (_, one, other) => {
    const eu = reader(keptOnly(acmeKept), "customers/eu", one);
    const us = reader(keptOnly(kept("globex", "2222", { inputs: { ...globex } })), "customers/us", other);
    const { document, calls } = await run([eu, us], [acme, globex]);
    expect(document.findings).toEqual([]);
    expect(calls).toHaveLength(1);
  });

  test("one tenant in two of them is a warning", async () => {
    const { document } = await run([reader(keptOnly(acmeKept), "a/dev"), reader(keptOnly(acmeKept), "b/dev")]);
    expect(document.findings).toEqual([]);
    expect(document.warnings).toEqual([
      expect.stringContaining(`${tenantId} is managed 2 times, as acme in a/dev and acme in b/dev`),
    ]);
  });

  test("the same one twice is refused", async () => {
    const failure = await failureOf(() => run([reader(keptOnly()), reader(keptOnly())]));
    expect(failure.message).toContain("customers/dev was asked for twice");
  });
});

test("rules take findings out; a rule that has run out or fits nothing is told", async () => {
  const rule = (changes: object) => ({ reason: "known", place: "drift-ignore.yaml:2", ...changes });
  const rules = [
    rule({ name: "acme", expires: "2026-11-23", reason: "old" }),
    rule({ name: "nobody", reason: "stale" }),
    rule({ name: "a*", expires: "2026-11-24" }),
    rule({ class: "missing" }),
  ];
  const { document, notes } = await run([reader(keptOnly(acmeKept))], [{ ...acme, tenantName: "New" }], { rules });
  expect(document).toMatchObject({
    hasDrift: false,
    findings: [],
    ignored: [{ finding: { class: "protected-and-changed" }, reason: "known", rule: "drift-ignore.yaml:2" }],
    summary: { "protected-and-changed": 0, ignored: 1 },
  });
  expect(document.warnings).toEqual([expect.stringContaining('the rule "old" applied until 2026-11-23')]);
  expect(notes).toEqual([expect.stringContaining('"stale"'), expect.stringContaining('"known"')]);
});

describe("a failure is the command's and no finding, and says which of the stacks it is about", () => {
  const fails = () => Promise.reject(new Error("503"));
  const stacks = (changes: Partial<StackReader>) => [
    reader(keptOnly(acmeKept)),
    { ...reader(keptOnly(), "b/prod"), ...changes },
  ];

  test.each([
    ["the list", {}, { connect: () => fakeClient({ list: fails }) }, "customers/dev, b/prod: 503"],
    ["the state", { state: fails }, {}, "b/prod: 503"],
    ["the configuration", { clientOptions: fails }, {}, "b/prod: 503"],
  ])("%s", async (_, change, changes, words) => {
    expect((await failureOf(() => run(stacks(change), [], changes))).message).toBe(words);
  });
});

describe("as long as a tenant of the list cannot be read", () => {
  const unreadable = [{ id: "3333", tenantName: "Odd", reason: "tenant_domain is none" }];
  const connect = () => fakeClient({ listing: () => Promise.resolve({ tenants: [globex], unreadable }) });

  test("nothing is missing: it is told as a doubt, and so is what cannot be read", async () => {
    const { document } = await run([reader(keptOnly(acmeKept))], [], { connect });
    expect(document.findings).toMatchObject([{ class: "unmanaged", tenantId: "2222" }]);
    expect(document.setAside).toEqual([{ partnerId, ...unreadable[0] }]);
    expect(document.warnings).toEqual([
      `A tenant of ${partnerId} cannot be read, and was not compared: id 3333, name "Odd": tenant_domain is none.`,
      expect.stringMatching(
        `^The tenant ${tenantId} of acme in customers/dev is not in the part of Printix's list that can be read`,
      ),
    ]);
  });

  test("one of state that it is itself is not doubted", async () => {
    const { document } = await run([reader(keptOnly(kept("odd", "3333")))], [], { connect });
    expect(document.findings).toMatchObject([{ class: "unmanaged" }]);
    expect(document.warnings[1]).toBe(
      "The tenant 3333 of odd in customers/dev is in Printix's list, and cannot be read there.",
    );
  });
});

describe("tenants of the native plugin", () => {
  const native = asNative(acmeKept);
  const nordicUrl = "https://api.printix.net/public/partners/nordic-partner/tenants/2222";

  test("are compared as the dynamic ones are, beside them", async () => {
    const state = keptOnly(native, kept("globex", "2222", { inputs: { ...globex } }));
    expect(await findingsOf([reader(state)], [acme, globex])).toEqual([]);
    const findings = await findingsOf([reader(state)], [{ ...acme, tenantName: "Acme Ltd." }]);
    expect(findings).toMatchObject([
      { class: "protected-and-changed", urn: native.urn, changes: [{ field: "tenantName" }] },
      { class: "missing", name: "globex" },
    ]);
  });

  test("are pending as they are, in state and in a plan, and not where the other provider has created them since", async () => {
    const creating = asNative(acmeCreating);
    const planned: PlannedCreate[] = [{ urn: creating.urn, type: nativeTenantType, inputs: creating.inputs ?? {} }];
    const pending = { class: "pending", urn: creating.urn, tenantId };
    const begun = stateWith({ pendingCreates: [creating] });
    expect(await findingsOf([reader(begun)], [acme])).toMatchObject([{ ...pending, source: "state" }]);
    expect(await findingsOf([reader(keptOnly())], [acme], { planned })).toMatchObject([{ ...pending, source: "plan" }]);
    expect(await findingsOf([reader(stateWith({ resources: [native] }))])).toEqual([]);
  });

  test("a secret name is encrypted, and cannot be compared", async () => {
    const hidden = { ...native, inputs: { ...native.inputs, tenantName: secret } };
    const { document } = await run([reader(keptOnly(hidden))], [{ ...acme, tenantName: "Acme Ltd." }]);
    expect(document.findings).toEqual([]);
    expect(document.warnings).toEqual([
      expect.stringContaining("The name of acme in customers/dev cannot be compared"),
    ]);
  });

  test("those of another partner are compared with no list: neither missing, nor pending, nor unmanaged", async () => {
    const foreign = asNative(kept("globex", "2222", { outputs: { selfUrl: nordicUrl } }), nordic);
    const creating = asNative({ ...acmeCreating, urn: urnOf("initech") }, nordic);
    const state = stateWith({ resources: [nordic, native, foreign], pendingCreates: [creating] });
    const { document, calls } = await run([reader(state)], [acme]);
    expect(calls).toEqual([["list", partnerId]]);
    expect(document).toMatchObject({ hasDrift: false, findings: [], summary: { declared: 1, listed: 1 } });
    expect(document.warnings).toEqual([
      `customers/dev: 2 tenants of the partner nordic-partner left out: this configuration is for the partner ${partnerId}.`,
    ]);
    expect(await findingsOf([reader(state)], [acme, globex])).toEqual([]);
  });

  test("of another partner under a default provider, the configuration is wrong: nothing is asked", async () => {
    const foreign = asNative(kept("globex", "2222", { outputs: { selfUrl: nordicUrl } }));
    const failure = await failureOf(() => run([reader(keptOnly(native, foreign))]));
    expect(failure.message).toMatch(/\bnordic-partner\b[^]* \[PRINTIX_OTHER_PARTNER\]$/);
  });
});
