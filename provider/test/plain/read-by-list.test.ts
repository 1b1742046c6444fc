import { ApiError, type PartnerTenant } from "printix-partner-sdk";
import { createFakeSystem } from "../../../sdk/test/fake-system";
import { createTenantSnapshot } from "../../../sdk/src/tenants/tenant-snapshot";
import { readTenant, type ReadTenant } from "../../src/lifecycle/read";
import { createVanishGuard } from "../../src/run/vanish-guard";
import { acme, acmeState } from "../acme";
import { disconnected, refused } from "../api-failure";
import { fakeClient } from "../fake-client";
import { fakeRun } from "../fake-run";

const tenant = (id: string): PartnerTenant => ({ ...acme, id });
const listed = Array.from({ length: 40 }, (_, index) => tenant(`t${index}`));
const gone = refused(404, { method: "GET" });
/** A 404 that holds no problem: a gateway's, and not the API's. */
const foreign = new ApiError({
  status: 404,
  method: "GET",
  path: "/",
  requestId: undefined,
  retryAfterMs: undefined,
  problem: undefined,
  secrets: [],
});

/** Reads through the SDK's own snapshot, all at once; what came of each, by id. */
async function readAll(
  ids: readonly string[],
  get: (id: string, sleep: (ms: number) => Promise<void>) => Promise<PartnerTenant>,
  { maxPercent = 10, lateIds = [] as readonly string[] } = {},
): Promise<{ ends: Record<string, unknown>; calls: unknown[][] }> {
  const system = createFakeSystem();
  const fake = fakeClient({ list: () => Promise.resolve(listed), get: (id) => get(id, (ms) => system.sleep(ms)) });
  const snapshot = createTenantSnapshot(fake.tenants, system);
  const client = { ...fake, snapshot };
  const vanishGuard = createVanishGuard(maxPercent, system, () => snapshot.afresh());
  const end = async (id: string, afterMs: number): Promise<[string, unknown]> => {
    if (afterMs > 0) await system.sleep(afterMs);
    const read: Promise<ReadTenant | undefined> = readTenant(
      { id, state: acmeState },
      fakeRun(client, { vanishGuard }),
    );
    return [id, await read.then((found) => found?.state.tenantName ?? "gone").catch((error: unknown) => error)];
  };
  const all = [...ids.map((id) => end(id, 0)), ...lateIds.map((id) => end(id, 1_000))];
  return { ends: Object.fromEntries(await system.run(Promise.all(all))), calls: [...fake.calls] };
}

const there = ["t0", "t1", "t2", "t3"];

test.each([
  ["401", refused(401)],
  ["403", refused(403)],
  ["429", refused(429)],
  ["500", refused(500)],
  ["a cut connection", disconnected({ isUnsent: false })],
  ["a 404 of a gateway", foreign],
])("what the list lacks and its own GET answers with %s is an error, not gone", async (_, error) => {
  const { ends, calls } = await readAll([...there, "x"], () => Promise.reject(error));
  expect(ends["x"]).toBe(error);
  expect(ends["t0"]).toBe("Acme Co.");
  expect(calls).toEqual([
    ["listing", undefined],
    ["get", "x"],
  ]);
});

test("what the list lacks and its own GET finds is kept, however many there are", async () => {
  const lagging = Array.from({ length: 4 }, (_, index) => `x${index}`);
  const { ends } = await readAll([...there, ...lagging], (id) => Promise.resolve(tenant(id)));
  expect(new Set(Object.values(ends))).toEqual(new Set(["Acme Co."]));
});

test("what the list lacks is gone where its own GET says so, and a list that is read after that", async () => {
  const { ends, calls } = await readAll([...there, "x"], () => Promise.reject(gone));
  expect(ends).toMatchObject({ x: "gone", t3: "Acme Co." });
  expect(calls).toEqual([["listing", undefined], ["get", "x"], ["listing"]]);
});

test("not so many of them, unless that is allowed, and who comes after that is not asked for", async () => {
  const many = Array.from({ length: 5 }, (_, index) => `x${index}`);
  const { ends, calls } = await readAll([...there, ...many], () => Promise.reject(gone), { lateIds: ["late"] });
  for (const id of [...many, "late"]) expect(ends[id]).toMatchObject({ name: "Refusal" });
  expect(calls).toEqual([["listing", undefined], ...many.map((id) => ["get", id]), ["listing"]]);
  const allowed = await readAll([...there, ...many], () => Promise.reject(gone), { maxPercent: 20 });
  expect(Object.values(allowed.ends).filter((end) => end === "gone")).toHaveLength(5);
});

test("nobody is told to be gone while others are still looked at: those may be the ones that are there", async () => {
  const slow = ["t0", "t1", "t2"];
  const missing = ["x0", "x1", "x2", "x3"];
  const { ends, calls } = await readAll(
    slow,
    async (id, sleep) => {
      if (!slow.includes(id)) throw gone;
      await sleep(5_000);
      return tenant(id);
    },
    { lateIds: missing },
  );
  expect(missing.map((id) => ends[id])).toEqual(missing.map(() => "gone"));
  expect(calls.slice(0, 4)).toEqual([...slow.map((id) => ["get", id]), ["listing", undefined]]);
});
