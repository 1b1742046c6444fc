import { changeOf } from "../../src/run/block";
import { createCancelCap } from "../../src/run/cancel-cap";
import { openRunRecord, type RunRecord } from "../../src/run/run-record";
import { createTenantHolders, type TenantHolders } from "../../src/run/tenant-holders";
import { acme, acmeInputs, tenantId } from "../acme";
import { failureOf } from "../failure-of";
import { temporaryFolder } from "../temporary-folder";

const adopting = { ...acmeInputs, adoptExisting: true };
const old = { tenantName: "Acme Co.", tenantDomain: "acme-before.printix.net" };

const folder = temporaryFolder();

const record = (): RunRecord => openRunRecord("127.0.0.1:40000", () => "partner", folder());

/** Whoever waits goes on when all others have come as far. */
function impatientSystem() {
  let nowMs = 0;
  return {
    now: () => nowMs,
    sleep: async (ms: number) => {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      nowMs += ms;
    },
  };
}

/** Two providers of one run, each in a process of its own. */
function twoProcesses(): [TenantHolders, TenantHolders] {
  const system = impatientSystem();
  return [createTenantHolders(system, record()), createTenantHolders(system, record())];
}

test("what one has adopted, the other does not cancel", async () => {
  const [one, other] = twoProcesses();
  await one.holdAdopted(acme, adopting);
  expect(await failureOf(() => other.beginCancel(tenantId.toUpperCase(), old, undefined))).toMatchObject({
    code: "PRINTIX_STILL_DECLARED",
  });
});

test("nor what it has created, or keeps", async () => {
  const [one, other] = twoProcesses();
  one.holdCreated(tenantId, acmeInputs);
  expect(await failureOf(() => other.beginCancel(tenantId, old, undefined))).toMatchObject({
    code: "PRINTIX_STILL_DECLARED",
  });
  const [third, fourth] = twoProcesses();
  third.hold("another", acmeInputs);
  expect(await failureOf(() => fourth.beginCancel("another", old, undefined))).toMatchObject({
    code: "PRINTIX_STILL_DECLARED",
  });
});

test("nor what it declares, as state has it or as Printix has it by now", async () => {
  const [one, other] = twoProcesses();
  one.declared.declare("urn", changeOf({}, adopting));
  const code = { code: "PRINTIX_STILL_DECLARED" };
  expect(await failureOf(() => other.beginCancel(tenantId, acmeInputs, undefined))).toMatchObject(code);
  expect(await failureOf(() => other.beginCancel(tenantId, old, acme))).toMatchObject(code);
});

test("what one cancels, the other neither adopts, nor takes for its own, nor holds", async () => {
  const [one, other] = twoProcesses();
  await one.beginCancel(tenantId, acmeInputs, undefined);
  expect(await failureOf(() => other.holdAdopted(acme, adopting))).toMatchObject({ code: "PRINTIX_ADOPTION_CONFLICT" });
  expect(() => {
    other.holdCreated(tenantId, acmeInputs);
  }).toThrow(/\[PRINTIX_NOT_NEW\]/);
  expect(() => {
    other.hold(tenantId, acmeInputs);
  }).toThrow(/\[PRINTIX_ADOPTION_CONFLICT\]/);
  expect(other.isBeingCancelled("acme.printix.net")).toBe(true);
});

/** How many of these went through. */
async function doneOf(both: Promise<void>[]): Promise<number> {
  const settled = await Promise.allSettled(both);
  return settled.filter(({ status }) => status === "fulfilled").length;
}

test.each([
  [
    "a cancel and an adoption",
    (id: string, [one, other]: [TenantHolders, TenantHolders]) => [
      one.beginCancel(id, old, undefined),
      other.holdAdopted({ ...acme, id }, adopting),
    ],
  ],
  [
    "an adoption and a cancel",
    (id: string, [one, other]: [TenantHolders, TenantHolders]) => [
      other.holdAdopted({ ...acme, id }, adopting),
      one.beginCancel(id, old, undefined),
    ],
  ],
  [
    "two adoptions",
    (id: string, both: [TenantHolders, TenantHolders]) =>
      both.map((holders) => holders.holdAdopted({ ...acme, id }, adopting)),
  ],
])("of %s at once, one goes through at most, also where both wait for the engine", async (_, begin) => {
  expect(await doneOf(begin("quiet", twoProcesses()))).toBe(1);
  const busy = twoProcesses();
  for (const [index, { declared }] of busy.entries()) {
    declared.declare(`urn-${index}`, changeOf({}, { ...acmeInputs, tenantDomain: `else-${index}.printix.net` }));
  }
  expect(await doneOf(begin("busy", busy))).toBeLessThanOrEqual(1);
});

test("where one declares a domain, a block of the other that says the same is refused", () => {
  const [one, other] = twoProcesses();
  expect(one.declared.declare("urn", changeOf({}, acmeInputs)).faults).toEqual([]);
  const { faults } = other.declared.declare("other", changeOf({}, acmeInputs));
  expect(faults).toMatchObject([
    { property: "tenantDomain", reason: expect.stringContaining("another provider") as string },
  ]);
});

test("where one fails, the other cancels nothing any more", async () => {
  const [one, other] = twoProcesses();
  one.noteFailure();
  expect(await failureOf(() => other.beginCancel(tenantId, old, undefined))).toMatchObject({
    code: "PRINTIX_RUN_FAILED",
  });
});

test("a cancel waits while the engine asks the other one, and until it is quiet after the answer", async () => {
  const system = impatientSystem();
  const [own, others] = [record(), record()];
  const asked = createTenantHolders(system, others);
  let looks = 0;
  const sleep = (ms: number): Promise<void> => {
    looks += 1;
    if (looks === 5) others.note("answers");
    // It comes to its block in the last moment of the wait.
    if (looks === 6) asked.declared.declare("urn", changeOf(acmeInputs, acmeInputs));
    return system.sleep(ms);
  };
  const cancelling = createTenantHolders({ now: () => system.now(), sleep }, own);
  others.note("asks");
  expect(await failureOf(() => cancelling.beginCancel(tenantId, acmeInputs, undefined))).toMatchObject({
    code: "PRINTIX_STILL_DECLARED",
  });
  expect(looks).toBe(6);
});

test("what a program or a person takes in by its id is not cancelled, and neither is what its block had before", async () => {
  const [one, other] = twoProcesses();
  one.holdImported(tenantId, acme, "urn");
  const code = { code: "PRINTIX_STILL_DECLARED" };
  expect(await failureOf(() => one.beginCancel(tenantId, old, undefined))).toMatchObject(code);
  expect(await failureOf(() => other.beginCancel(tenantId, old, undefined))).toMatchObject(code);
  expect(await failureOf(() => one.beginCancel("before", old, undefined, "urn"))).toMatchObject({
    code: "PRINTIX_FORCED_REPLACEMENT",
  });
  await one.beginCancel("before", old, undefined, "another-urn");
  // The block itself may go.
  other.noteImported("third", "urn-3");
  await other.beginCancel("third", old, undefined, "urn-3");
});

test("a run that ends waits for no answer of another process", async () => {
  const end = new AbortController();
  const system = impatientSystem();
  const sleep = (ms: number): Promise<void> => {
    end.abort();
    return system.sleep(ms);
  };
  record().note("asks");
  const holders = createTenantHolders({ now: () => system.now(), sleep }, record(), end.signal);
  expect(await failureOf(() => holders.beginCancel(tenantId, old, undefined))).toMatchObject({
    code: "ERR_PRINTIX_INTERRUPTED",
  });
});

test("the cap of a run is one for all of its processes", async () => {
  const [one, other] = [createCancelCap(2, record()), createCancelCap(2, record())];
  const gone = () => Promise.resolve("absent" as const);
  const sent = () => Promise.resolve("cancelled" as const);
  await one.send("a", gone);
  await one.send("b", sent);
  await other.send("c", sent);
  for (const cap of [one, other]) {
    expect(await failureOf(() => cap.send("d", sent))).toMatchObject({ code: "PRINTIX_MAX_CANCELS" });
  }
});
