import { createFakeSystem } from "../../../sdk/test/fake-system";
import { stateIsOld } from "../../src/messages/cancel";
import { adoptionOfCancelled, adoptionOfHeld, notNew } from "../../src/messages/two-blocks";
import { changeOf } from "../../src/run/block";
import { createTenantHolders, type TenantHolders } from "../../src/run/tenant-holders";
import { acme, acmeInputs, tenantId } from "../acme";
import { failureOf } from "../failure-of";
import { fakeHolders } from "../fake-run";

const old = { tenantName: "Acme Co.", tenantDomain: "acme-before.printix.net" };
const adopting = { ...acmeInputs, adoptExisting: true };
const cancelled = { ...acmeInputs, deletionPolicy: "cancel" as const };
const stillDeclared = { code: "PRINTIX_STILL_DECLARED" };
const adoptionConflict = { code: "PRINTIX_ADOPTION_CONFLICT" };

test("what was adopted is not cancelled, whatever state calls it", async () => {
  const holders = fakeHolders();
  await holders.holdAdopted(acme, adopting);
  const failure = await failureOf(() => holders.beginCancel(tenantId, old, undefined));
  expect(failure).toMatchObject({ code: "PRINTIX_STILL_DECLARED" });
  expect(failure.message).toContain(
    `tenant "Acme Co." (acme-before.printix.net), id ${tenantId}, as tenant "Acme Co." (acme.printix.net)`,
  );
});

test("nor is what a block keeps, or has created", async () => {
  const holders = fakeHolders();
  holders.hold(tenantId, acmeInputs);
  expect(await failureOf(() => holders.beginCancel(tenantId, old, undefined))).toMatchObject(stillDeclared);
});

test("an id in capitals is the same tenant's: state may have it so", async () => {
  const holders = fakeHolders();
  await holders.holdAdopted(acme, adopting);
  const capitals = tenantId.toUpperCase();
  expect(await failureOf(() => holders.beginCancel(capitals, old, undefined))).toMatchObject(stillDeclared);
  const others = fakeHolders();
  others.hold(capitals, old);
  expect(await failureOf(() => others.holdAdopted(acme, adopting))).toMatchObject(adoptionConflict);
  const thirds = fakeHolders();
  await thirds.beginCancel(capitals, old, undefined);
  expect(await failureOf(() => thirds.holdAdopted(acme, adopting))).toMatchObject(adoptionConflict);
});

test("what is cancelled is not adopted", async () => {
  const holders = fakeHolders();
  await holders.beginCancel(tenantId, old, undefined);
  const failure = await failureOf(() => holders.holdAdopted(acme, adopting));
  expect(failure.message).toBe(adoptionOfCancelled(adopting, tenantId).message);
});

test("nor is what another block has, under whatever name", async () => {
  const holders = fakeHolders();
  holders.hold(tenantId, old);
  const failure = await failureOf(() => holders.holdAdopted(acme, adopting));
  expect(failure.message).toBe(adoptionOfHeld(adopting, tenantId, old).message);
});

test("nor is what the program gives up under its old domain", async () => {
  const holders = fakeHolders();
  holders.declared.declare("urn", changeOf(cancelled, { ...cancelled, tenantDomain: "beta.printix.net" }));
  expect(await failureOf(() => holders.holdAdopted(acme, adopting))).toMatchObject(adoptionConflict);
});

test("what Printix has under a domain that the program declares is not cancelled", async () => {
  const holders = fakeHolders();
  holders.declared.declare("urn", changeOf({}, acmeInputs));
  const failure = await failureOf(() => holders.beginCancel(tenantId, old, acme));
  expect(failure.message).toBe(stateIsOld(old, tenantId, acme).message);
  await holders.beginCancel("another", old, { ...acme, tenantDomain: "elsewhere.printix.net" });
});

test("what has another name or domain at Printix than in state is not cancelled for a block that replaces it", async () => {
  const holders = fakeHolders();
  holders.declared.declare("urn", changeOf(cancelled, { ...cancelled, tenantName: "Acme Ltd" }));
  const failure = await failureOf(() => holders.beginCancel(tenantId, cancelled, { ...acme, tenantName: "Acme Ltd." }));
  expect(failure).toMatchObject({ code: "PRINTIX_STATE_IS_OLD" });
  expect(failure.message).toContain('tenant "Acme Ltd." (acme.printix.net)');
  const moved = { ...acme, tenantDomain: "elsewhere.printix.net" };
  const movedToo = await failureOf(() => holders.beginCancel(tenantId, cancelled, moved));
  expect(movedToo).toMatchObject({ code: "PRINTIX_STATE_IS_OLD" });
  expect(movedToo.message).toContain('tenant "Acme Co." (elsewhere.printix.net)');
  await holders.beginCancel(tenantId, cancelled, acme);
});

const renamed = { ...cancelled, tenantName: "Acme Ltd." };

/** A block that the engine replaces: its old tenant is cancelled while later blocks have yet to be asked about. */
function replaceAcme({ declared }: TenantHolders): void {
  declared.declare("urn", changeOf(cancelled, renamed));
  declared.declare("urn", changeOf({}, renamed));
}

test.each<[string, object, (holders: TenantHolders) => Promise<void>]>([
  ["a replacement's cancel", stillDeclared, (holders) => holders.beginCancel(tenantId, cancelled, undefined)],
  ["a cancel of what no block gives up", stillDeclared, (holders) => holders.beginCancel(tenantId, old, undefined)],
  ["an adoption", adoptionConflict, (holders) => holders.holdAdopted(acme, adopting)],
])("a block that comes a moment later counts: %s waits for a quiet engine", async (name, refusal, take) => {
  const system = createFakeSystem();
  const holders = createTenantHolders(system);
  if (name === "a replacement's cancel") replaceAcme(holders);
  await holders.track(() => Promise.resolve());
  const taken = failureOf(() => take(holders));
  const late = async (): Promise<void> => {
    await system.sleep(400);
    await holders.track(() => system.sleep(3_000));
    holders.hold(tenantId, acmeInputs);
  };
  const [failure] = await system.run(Promise.all([taken, late()]));
  expect(failure).toMatchObject(refusal);
});

test("a failure that comes a moment later counts for a replacement's cancel", async () => {
  const system = createFakeSystem();
  const holders = createTenantHolders(system);
  replaceAcme(holders);
  await holders.track(() => Promise.resolve());
  const taken = failureOf(() => holders.beginCancel(tenantId, cancelled, undefined));
  const late = system.sleep(400).then(() => {
    holders.noteFailure();
  });
  const [failure] = await system.run(Promise.all([taken, late]));
  expect(failure).toMatchObject({ code: "PRINTIX_RUN_FAILED" });
});

test.each<[string, (holders: TenantHolders) => Promise<void>]>([
  [
    "a cancel that is refused by what is known already",
    (holders) => failureOf(() => holders.beginCancel("held", old, undefined)).then(),
  ],
  ["an adoption that is", (holders) => failureOf(() => holders.holdAdopted({ ...acme, id: "held" }, adopting)).then()],
])("%s waits for nothing", async (_, take) => {
  const system = createFakeSystem();
  const holders = createTenantHolders(system);
  holders.hold("held", acmeInputs);
  await holders.track(() => Promise.resolve());
  await take(holders);
  expect(system.now()).toBe(0);
});

test("what was created is not what another block has, nor what this run cancels", async () => {
  const holders = fakeHolders();
  holders.holdCreated(tenantId, acmeInputs);
  expect(await failureOf(() => holders.beginCancel(tenantId, old, undefined))).toMatchObject(stillDeclared);
  expect(() => {
    holders.holdCreated(tenantId, acmeInputs);
  }).toThrow(notNew(acmeInputs, tenantId, acmeInputs));
  await holders.beginCancel("another", old, undefined);
  expect(() => {
    holders.holdCreated("another", acmeInputs);
  }).toThrow(notNew(acmeInputs, "another", undefined));
});

test("nothing is cancelled in a run in which something has failed already", async () => {
  const holders = fakeHolders();
  holders.noteFailure();
  const failure = await failureOf(() => holders.beginCancel(tenantId, old, undefined));
  expect(failure).toMatchObject({ code: "PRINTIX_RUN_FAILED" });
  expect(failure.message).toContain(`tenant "Acme Co." (acme-before.printix.net), id ${tenantId}`);
});

test("a run that asks about no block waits for nothing", async () => {
  const system = createFakeSystem();
  await createTenantHolders(system).beginCancel(tenantId, old, undefined);
  expect(system.now()).toBe(0);
});
