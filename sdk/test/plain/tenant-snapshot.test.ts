import { ApiError, whyNotAbsent, type PartnerTenant, type TenantListing } from "../../src";
import { createTenantSnapshot, type TenantSnapshot } from "../../src/tenants/tenant-snapshot";
import { createFakeSystem, type FakeSystem } from "../fake-system";
import { failureOf } from "../failure-of";

const tenant = (id: string, tenantName = id): PartnerTenant => ({
  id,
  tenantName,
  tenantDomain: `${id}.printix.net`,
  homeUrl: `https://${id}.printix.net`,
  selfUrl: `https://api.printix.net/tenants/${id}`,
});

const answered = (status: number): ApiError =>
  new ApiError({
    method: "GET",
    path: "/",
    status,
    requestId: undefined,
    retryAfterMs: undefined,
    problem: { title: "Not Found", violations: [] },
    secrets: [],
  });

interface Play {
  system: FakeSystem;
  snapshot: TenantSnapshot;
  calls: string[];
}

/** A partner with these tenants. */
function partnerOf(ids: readonly string[], listFails?: Error): Play {
  const system = createFakeSystem();
  const calls: string[] = [];
  const listing = async (): Promise<TenantListing> => {
    calls.push("list");
    await system.sleep(100);
    if (listFails) throw listFails;
    return { tenants: ids.map((id) => tenant(id)), unreadable: [] };
  };
  const get = (id: string): Promise<PartnerTenant> => {
    calls.push(`get ${id}`);
    return ids.includes(id) ? Promise.resolve(tenant(id)) : Promise.reject(answered(404));
  };
  return { system, calls, snapshot: createTenantSnapshot({ listing, get }, system) };
}

const names = ["a", "b", "c", "d", "e"];

test("a few looks are requests of their own, and a 404 there is one witness", async () => {
  const { system, snapshot, calls } = partnerOf(names);
  const looks = await system.run(Promise.all(["a", "gone", "b"].map((id) => snapshot.look(id))));
  expect(looks).toEqual([
    { tenant: tenant("a") },
    { tenant: undefined, isOwnAddressAsked: true },
    { tenant: tenant("b") },
  ]);
  expect(calls).toEqual(["get a", "get gone", "get b"]);
});

test("more are one list, and what it lacks was not asked for at its own address", async () => {
  const { system, snapshot, calls } = partnerOf(names);
  const looks = await system.run(Promise.all([...names, "gone"].map((id) => snapshot.look(id))));
  expect(looks.map((look) => look.tenant?.id)).toEqual([...names, undefined]);
  expect(looks.at(-1)).toEqual({ tenant: undefined, isOwnAddressAsked: false });
  expect(calls).toEqual(["list"]);
});

test("looks one after the other become a list, too, once they are more than a few", async () => {
  const { system, snapshot, calls } = partnerOf(names);
  for (const id of [...names, ...names]) await system.run(snapshot.look(id));
  expect(calls).toEqual(["get a", "get b", "get c", "list"]);
});

test("one that is begun because there are enough does not wait for more", async () => {
  const { system, snapshot } = partnerOf(names);
  await system.run(Promise.all(names.map((id) => snapshot.look(id))));
  expect(system.now()).toBe(100);
});

test("looks and whoever wants all share the one list, whenever they come", async () => {
  const { system, snapshot, calls } = partnerOf(names);
  expect(await system.run(snapshot.all())).toHaveLength(5);
  const [look] = await system.run(Promise.all([snapshot.look("a"), snapshot.all(), snapshot.all()]));
  expect(look).toEqual({ tenant: tenant("a") });
  expect(calls).toEqual(["list"]);
});

test("a list that fails fails for all, and is not asked for again", async () => {
  const { system, snapshot, calls } = partnerOf(names, answered(500));
  const failed = Promise.all(names.map((id) => failureOf(snapshot.look(id))));
  for (const error of await system.run(failed)) expect(error).toMatchObject({ status: 500 });
  expect(await system.run(failureOf(snapshot.look("a")))).toMatchObject({ status: 500 });
  expect(calls).toEqual(["list"]);
});

test("a single look that fails is no absence", async () => {
  const system = createFakeSystem();
  const get = () => Promise.reject(answered(403));
  const snapshot = createTenantSnapshot(
    { listing: () => Promise.resolve({ tenants: [], unreadable: [] }), get },
    system,
  );
  expect(await system.run(failureOf(snapshot.look("a")))).toMatchObject({ status: 403 });
});

test("what was created is there although the list lags, what was cancelled is not although the list has it", async () => {
  const { system, snapshot } = partnerOf(names);
  snapshot.add(tenant("new"));
  const all = snapshot.all();
  snapshot.remove("a", "cancelled");
  expect((await system.run(all)).map(({ id }) => id)).toEqual(["new", "b", "c", "d", "e"]);
  expect(await system.run(snapshot.look("new"))).toEqual({ tenant: tenant("new") });
  expect(await system.run(snapshot.look("a"))).toEqual({ tenant: undefined, isOwnAddressAsked: false });
});

test("a list that was begun before is not what was asked for afresh; who asks while one is under way shares the next", async () => {
  const { system, snapshot, calls } = partnerOf(names);
  await system.run(snapshot.all());
  const looks = await system.run(Promise.all([snapshot.afresh(), snapshot.afresh(), snapshot.afresh()]));
  expect(calls).toEqual(["list", "list", "list"]);
  expect(looks.map(({ had }) => had)).toEqual([5, 5, 5]);
});

test("what the partner had before is what it has without what was created, and with what was cancelled", async () => {
  const { system, snapshot } = partnerOf(names);
  snapshot.add(tenant("a"));
  snapshot.add(tenant("made and cancelled"));
  snapshot.remove("made and cancelled", "cancelled");
  snapshot.remove("b", "cancelled");
  snapshot.remove("cancelled and not listed", "cancelled");
  snapshot.remove("gone before", "absent");
  const { tenants, others, had, unreadable } = await system.run(snapshot.afresh());
  expect(tenants.map(({ id }) => id)).toEqual(names);
  expect(others.map(({ id }) => id)).toEqual(["b", "c", "d", "e"]);
  expect(had).toBe(5);
  expect(unreadable).toEqual([]);
});

test("an id in capitals is the same tenant's, in a look, in what was cancelled and in what proves an absence", async () => {
  const id = "99999999-8888-7777-6666-fedcba987654";
  const { system, snapshot } = partnerOf([id, ...names]);
  await system.run(snapshot.all());
  expect(await system.run(snapshot.look(id.toUpperCase()))).toEqual({ tenant: tenant(id) });
  expect(snapshot.listed(id.toUpperCase())).toEqual(tenant(id));
  expect(whyNotAbsent(await system.run(snapshot.afresh()), id.toUpperCase())).toBe("the partner's list shows it");
  snapshot.remove(id.toUpperCase(), "cancelled");
  expect(await system.run(snapshot.look(id))).toEqual({ tenant: undefined, isOwnAddressAsked: false });
});
