import { createFakeSystem } from "../../../sdk/test/fake-system";
import { Refusal } from "../../src/messages/refusal";
import { changeOf } from "../../src/run/block";
import { createTenantHolders, type TenantHolders } from "../../src/run/tenant-holders";
import { acme, acmeInputs, tenantId } from "../acme";
import { failureOf } from "../failure-of";
import { fakeHolders } from "../fake-run";

const old = { tenantName: "Acme Co.", tenantDomain: "acme-before.printix.net" };
const adopting = { ...acmeInputs, adoptExisting: true };
const cancelled = { ...acmeInputs, deletionPolicy: "cancel" as const };

test("what was adopted is not cancelled, whatever state calls it", async () => {
  const holders = fakeHolders();
  await holders.adopt(acme, adopting);
  const failure = await failureOf(() => holders.giveUp(tenantId, old, undefined));
  expect(failure).toBeInstanceOf(Refusal);
  expect(failure.message).toContain(`tenant "Acme Co." (acme-before.printix.net), id ${tenantId}, was not cancelled`);
  expect(failure.message).toContain('declares it, as tenant "Acme Co." (acme.printix.net)');
  expect(failure.message).toContain("--target");
});

test("nor is what a block keeps, or has created", async () => {
  const holders = fakeHolders();
  holders.hold(tenantId, acmeInputs);
  expect(await failureOf(() => holders.giveUp(tenantId, old, undefined))).toBeInstanceOf(Refusal);
});

test("an id in capitals is the same tenant's: state may have it so", async () => {
  const holders = fakeHolders();
  await holders.adopt(acme, adopting);
  expect(await failureOf(() => holders.giveUp(tenantId.toUpperCase(), old, undefined))).toBeInstanceOf(Refusal);
  const others = fakeHolders();
  others.hold(tenantId.toUpperCase(), old);
  expect(await failureOf(() => others.adopt(acme, adopting))).toBeInstanceOf(Refusal);
  const thirds = fakeHolders();
  await thirds.giveUp(tenantId.toUpperCase(), old, undefined);
  expect(await failureOf(() => thirds.adopt(acme, adopting))).toBeInstanceOf(Refusal);
});

test("what is cancelled is not adopted", async () => {
  const holders = fakeHolders();
  await holders.giveUp(tenantId, old, undefined);
  const failure = await failureOf(() => holders.adopt(acme, adopting));
  expect(failure).toBeInstanceOf(Refusal);
  expect(failure.message).toContain(`this run cancels the tenant of this domain, id ${tenantId}`);
});

test("nor is what another block has, under whatever name", async () => {
  const holders = fakeHolders();
  holders.hold(tenantId, old);
  const failure = await failureOf(() => holders.adopt(acme, adopting));
  expect(failure).toBeInstanceOf(Refusal);
  expect(failure.message).toContain('in state as tenant "Acme Co." (acme-before.printix.net)');
  expect(failure.message).toContain("pulumi up --refresh");
});

test("nor is what the program gives up under its old domain", async () => {
  const holders = fakeHolders();
  holders.declared.declare("urn", changeOf(cancelled, { ...cancelled, tenantDomain: "beta.printix.net" }));
  expect(await failureOf(() => holders.adopt(acme, adopting))).toBeInstanceOf(Refusal);
});

test("what Printix has under a domain that the program declares is not cancelled", async () => {
  const holders = fakeHolders();
  holders.declared.declare("urn", changeOf({}, acmeInputs));
  const failure = await failureOf(() => holders.giveUp(tenantId, old, acme));
  expect(failure.message).toContain('at Printix it is tenant "Acme Co." (acme.printix.net) by now');
  await holders.giveUp("another", old, { ...acme, tenantDomain: "elsewhere.printix.net" });
});

test("what has another name or domain at Printix than in state is not cancelled for a block that replaces it", async () => {
  const holders = fakeHolders();
  holders.declared.declare("urn", changeOf(cancelled, { ...cancelled, tenantName: "Acme Ltd" }));
  const failure = await failureOf(() => holders.giveUp(tenantId, cancelled, { ...acme, tenantName: "Acme Ltd." }));
  expect(failure.message).toContain('at Printix it is tenant "Acme Ltd." (acme.printix.net) by now');
  const moved = { ...acme, tenantDomain: "elsewhere.printix.net" };
  const movedToo = await failureOf(() => holders.giveUp(tenantId, cancelled, moved));
  expect(movedToo.message).toContain("(elsewhere.printix.net) by now, which state does not know");
  await holders.giveUp(tenantId, cancelled, acme);
});

const renamed = { ...cancelled, tenantName: "Acme Ltd." };

/** A block that the engine replaces: its old tenant is cancelled while later blocks have yet to be asked about. */
function replaceAcme({ declared }: TenantHolders): void {
  declared.declare("urn", changeOf(cancelled, renamed));
  declared.declare("urn", changeOf({}, renamed));
}

test.each<[string, (holders: TenantHolders) => Promise<void>]>([
  ["a replacement's cancel", (holders) => holders.giveUp(tenantId, cancelled, undefined)],
  ["an adoption", (holders) => holders.adopt(acme, adopting)],
])("a block that comes a moment later counts: %s waits for a quiet engine", async (name, take) => {
  const system = createFakeSystem();
  const holders = createTenantHolders(system);
  if (name !== "an adoption") replaceAcme(holders);
  await holders.during(() => Promise.resolve());
  const taken = failureOf(() => take(holders));
  const late = async (): Promise<void> => {
    await system.sleep(400);
    await holders.during(() => system.sleep(3_000));
    holders.hold(tenantId, acmeInputs);
  };
  const [failure] = await system.run(Promise.all([taken, late()]));
  expect(failure).toBeInstanceOf(Refusal);
});

test("a failure that comes a moment later counts for a replacement's cancel", async () => {
  const system = createFakeSystem();
  const holders = createTenantHolders(system);
  replaceAcme(holders);
  await holders.during(() => Promise.resolve());
  const taken = failureOf(() => holders.giveUp(tenantId, cancelled, undefined));
  const late = system.sleep(400).then(() => {
    holders.fail();
  });
  const [failure] = await system.run(Promise.all([taken, late]));
  expect(failure.message).toContain("something else has failed in this run");
});

test.each<[string, (holders: TenantHolders) => Promise<void>]>([
  [
    "a cancel that is refused by what is known already",
    (holders) => failureOf(() => holders.giveUp("held", old, undefined)).then(),
  ],
  ["an adoption that is", (holders) => failureOf(() => holders.adopt({ ...acme, id: "held" }, adopting)).then()],
  ["a cancel for a block that is gone, which comes last", (holders) => holders.giveUp(tenantId, old, undefined)],
])("%s waits for nothing", async (_, take) => {
  const system = createFakeSystem();
  const holders = createTenantHolders(system);
  holders.hold("held", acmeInputs);
  await holders.during(() => Promise.resolve());
  await take(holders);
  expect(system.now()).toBe(0);
});

test("what was created is not what another block has, nor what this run cancels", async () => {
  const holders = fakeHolders();
  holders.create(tenantId, acmeInputs);
  expect(await failureOf(() => holders.giveUp(tenantId, old, undefined))).toBeInstanceOf(Refusal);
  expect(() => {
    holders.create(tenantId, acmeInputs);
  }).toThrow(`which another block of this program has, as tenant "Acme Co." (acme.printix.net)`);
  await holders.giveUp("another", old, undefined);
  expect(() => {
    holders.create("another", acmeInputs);
  }).toThrow("which this run cancels");
});

test("nothing is cancelled in a run in which something has failed already", async () => {
  const holders = fakeHolders();
  holders.fail();
  const failure = await failureOf(() => holders.giveUp(tenantId, old, undefined));
  expect(failure).toBeInstanceOf(Refusal);
  expect(failure.message).toContain("something else has failed in this run");
});

test("a run that asks about no block waits for nothing", async () => {
  const system = createFakeSystem();
  await createTenantHolders(system).giveUp(tenantId, old, undefined);
  expect(system.now()).toBe(0);
});
