import { OptionsError } from "../src";
import { ManualClock } from "./support/manual-clock";
import { start, temporaryDataFile } from "./support/sandboxes";

/** What a seed makes of a clock that stands still. */
async function invented(tenants: number, seed: number) {
  const { sandbox } = await start({ clock: new ManualClock(), tenants, seed });
  return sandbox.tenants();
}

it("invents as many tenants as asked for, the same for the same seed", async () => {
  const first = await invented(500, 3);
  expect(first).toHaveLength(500);
  expect(await invented(500, 3)).toEqual(first);
  expect((await invented(500, 4)).map(({ tenantDomain }) => tenantDomain)).not.toEqual(
    first.map(({ tenantDomain }) => tenantDomain),
  );
});

it("invents tenants that the API could have, more of them than there are names", async () => {
  const tenants = await invented(3000, 1);
  expect(new Set(tenants.map(({ tenantDomain }) => tenantDomain)).size).toBe(3000);
  expect(new Set(tenants.map(({ id }) => id)).size).toBe(3000);
  const nowMs = new ManualClock().nowMs();
  let lastMs = 0;
  for (const { id, tenantName, tenantDomain, createdAt, billing } of tenants) {
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(tenantName).toMatch(/^[\w .&]{5,100}$/);
    expect(tenantDomain).toMatch(/^[a-z][a-z\d-]{1,60}[a-z\d]\.printix\.net$/);
    expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(lastMs);
    expect(Date.parse(createdAt)).toBeLessThan(nowMs);
    lastMs = Date.parse(createdAt);
    expect(billing.currentBillingPeriod.printingUsers).toBeLessThanOrEqual(billing.currentUserLicenses);
    expect(billing.currentBillingPeriod.printingUsers).toBeGreaterThan(0);
  }
});

it("invents none where there have been some, and takes nobody's domain", async () => {
  const dataFile = temporaryDataFile();
  const first = await start({ dataFile, tenants: 20 });
  const before = first.sandbox.tenants();
  first.sandbox.removeTenant(before[0]?.id ?? "");
  await first.sandbox.stop();
  const second = await start({ dataFile, tenants: 20 });
  expect(second.sandbox.tenants()).toEqual(before.slice(1));
  await second.sandbox.stop();
  const other = await start({ dataFile, tenants: 20, partnerId: "other" });
  expect(other.sandbox.tenants()).toHaveLength(39);
});

it.each([-1, 0.5, 100_001])("does not invent %d", async (tenants) => {
  await expect(start({ tenants })).rejects.toBeInstanceOf(OptionsError);
});
