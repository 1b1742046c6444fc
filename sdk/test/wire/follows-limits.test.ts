import { tenantsPath } from "../examples";
import { fakePartnerApi, late, problem, type Answer, type FakePartnerApi } from "../partner-api";
import type { ThrottleOptions } from "../../src";
import { wireTenant } from "../wire-tenant";

const get = `GET ${tenantsPath}/a`;
const found = (headers: Record<string, string> = {}): Answer => ({ status: 200, body: wireTenant({}, "a"), headers });
const policy = (requestsPerSecond: number): Record<string, string> => ({
  "RateLimit-Policy": `"burst";q=${requestsPerSecond * 2};w=2`,
});

/** Sends so many requests at once, and says when each was let out, the token's request aside. */
async function timesOf(api: FakePartnerApi, count: number, throttle: ThrottleOptions = {}): Promise<number[]> {
  const { tenants } = api.client({ throttle });
  await api.system.run(Promise.all(Array.from({ length: count }, () => tenants.get("a"))));
  return api.requests.slice(1).map(({ atMs }) => atMs);
}

describe("the throttle", () => {
  it("slows down where the server does, and speeds up again where it does", async () => {
    const api = fakePartnerApi();
    const slow = { ...policy(1), RateLimit: '"burst";r=0;t=2' };
    const quick = { ...policy(10), RateLimit: '"burst";r=0;t=2' };
    api.answers(get, found(slow), found(slow), found(slow), found(quick));
    api.always(get, found(quick));
    expect(await timesOf(api, 7)).toEqual([0, 1_000, 2_000, 3_000, 3_100, 3_200, 3_300]);
  });

  it("goes no faster than somebody has configured, whatever the server allows", async () => {
    const api = fakePartnerApi();
    api.always(get, found({ ...policy(5), RateLimit: '"burst";r=9;t=1' }));
    const times = await timesOf(api, 30, { requestsPerSecond: 1, burst: 1 });
    expect(times).toEqual(Array.from({ length: 30 }, (_, n) => n * 1_000));
  });

  it("goes slower than that where the server does", async () => {
    const api = fakePartnerApi();
    api.always(get, found({ ...policy(1), RateLimit: '"burst";r=0;t=1' }));
    expect(await timesOf(api, 3, { requestsPerSecond: 100, burst: 100 })).toEqual([0, 1_000, 2_000]);
  });

  it("sends no more than the server says that it would take now", async () => {
    const api = fakePartnerApi();
    api.answers(get, found({ ...policy(5), RateLimit: '"burst";r=2;t=2' }));
    api.always(get, found());
    expect(await timesOf(api, 5)).toEqual([0, 0, 0, 200, 400]);
  });

  it("waits for as long as X-Rate-Limit-Retry-After-Seconds says, and everybody does", async () => {
    const api = fakePartnerApi();
    api.answers(get, problem(429, {}, { "X-Rate-Limit-Retry-After-Seconds": "7" }));
    api.always(get, found());
    expect(await timesOf(api, 2, { burst: 1 })).toEqual([0, 7_000, 7_200]);
  });

  it("lets nobody else go behind a refusal, also where it is the first answer and tells no limits", async () => {
    const api = fakePartnerApi();
    api.answers(get, problem(429, {}, { "Retry-After": "2" }));
    api.always(get, found());
    const { tenants } = api.client();
    await api.system.run(Promise.all(Array.from({ length: 4 }, () => tenants.get("a"))));
    const [first, ...others] = api.requests.slice(1).map(({ atMs }) => atMs);
    expect([first, others.filter((atMs) => atMs < 2_000)]).toEqual([0, []]);
  });

  it("waits for the end of a window once the server has refused within one", async () => {
    const api = fakePartnerApi();
    const spent = { "RateLimit-Policy": '"window";q=3;w=6', RateLimit: '"window";r=0;t=6' };
    api.answers(get, found(spent), problem(429, {}, { "Retry-After": "4", ...spent }));
    api.always(get, found(spent));
    // Before the refusal our bucket's own refill counts; from it on, six seconds for whatever says that nothing is left.
    expect(await timesOf(api, 4)).toEqual([0, 2_000, 8_000, 8_000, 8_000]);
  });

  it("fails at once where the server's own rate is slower than a run should wait", async () => {
    const api = fakePartnerApi();
    api.always(get, found({ "RateLimit-Policy": '"slow";q=1;w=3000', RateLimit: '"slow";r=0;t=3000' }));
    const { tenants } = api.client();
    const ended = await api.system.run(Promise.allSettled([tenants.get("a"), tenants.get("a")]));
    expect(ended).toMatchObject([
      { status: "fulfilled" },
      { status: "rejected", reason: { code: "ERR_PRINTIX_RATE_LIMIT", comeBackAt: new Date("2026-01-01T00:50:00Z") } },
    ]);
  });

  it("takes no window that ends on a date for a day's quota, which would refuse everything for years", async () => {
    const api = fakePartnerApi();
    const reset = { "RateLimit-Limit": "60", "RateLimit-Remaining": "0", "RateLimit-Reset": "1767225600" };
    api.always(get, found(reset));
    expect(await timesOf(api, 3)).toEqual([0, 200, 400]);
  });

  it("asks for a token before it takes a turn: rejected credentials fail everybody, and not one after another", async () => {
    const api = fakePartnerApi();
    api.always("POST /oauth/token", { status: 401, body: { error: "invalid_client" } });
    const { tenants } = api.client({ throttle: { burst: 1, requestsPerSecond: 0.01 } });
    const ended = await api.system.run(Promise.allSettled(Array.from({ length: 3 }, () => tenants.get("a"))));
    expect(ended.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(api.lines()).toEqual(["POST /oauth/token"]);
    expect(api.system.now()).toBe(0);
  });
});

it("begins no more changes at once than the day's quota lets end", async () => {
  const api = fakePartnerApi();
  const create = `POST ${tenantsPath}`;
  const list = `GET ${tenantsPath}`;
  api.always(create, problem(504));
  api.always(list, { status: 200, body: { tenants: [] } });
  const { tenants } = api.client({ throttle: { dailyQuota: 14 } });
  const creating = Array.from({ length: 30 }, (_, n) =>
    tenants.create({ tenantName: `T ${n}`, tenantDomain: `t-${n}` }),
  );
  const ended = await api.system.run(Promise.allSettled(creating));
  const codes = ended.map((end) => (end.status === "rejected" ? (end.reason as { code: string }).code : "created"));
  expect(codes.filter((code) => code === "ERR_PRINTIX_RATE_LIMIT")).toHaveLength(29);
  expect(codes.filter((code) => code === "ERR_PRINTIX_UNKNOWN_OUTCOME")).toHaveLength(1);
  // The one that was begun could be looked for twice, as long as a list may lag.
  const sent = [create, ...Array<string>(6).fill(list)];
  expect(api.lines().slice(1)).toEqual([...sent, ...sent]);
});

const daily = (left: number): Record<string, string> => ({
  "RateLimit-Policy": '"burst";q=100;w=2, "day";q=1000;w=86400',
  RateLimit: `"burst";r=90;t=1, "day";r=${left};t=30000`,
});

it("leaves what is kept of the day's quota, however many changes go at once, and makes all that there is room for", async () => {
  const api = fakePartnerApi();
  let left = 20;
  const counted = (body: unknown): Answer => ({ status: 200, body, headers: daily((left -= 1)) });
  api.always(`GET ${tenantsPath}`, () => counted({ tenants: [] }));
  api.always(`POST ${tenantsPath}`, async ({ body }) => {
    const answer = counted(wireTenant(JSON.parse(body) as Record<string, unknown>, "made"));
    await api.system.sleep(100);
    return answer;
  });
  const client = api.client();
  const { tenants } = client;
  await api.system.run(tenants.list());
  expect((await client.access()).changesLeft).toBe(12);
  let next = 0;
  let created = 0;
  const work = async (): Promise<void> => {
    while (next < 60) {
      const name = `t-${(next += 1)}`;
      const making = tenants.create({ tenantName: name, tenantDomain: name });
      await making.then(
        () => (created += 1),
        () => undefined,
      );
    }
  };
  await api.system.run(Promise.all(Array.from({ length: 10 }, work)));
  expect({ created, left }).toEqual({ created: 12, left: 7 });
});

it("keeps room for looks at as many pages as the list was seen to have", async () => {
  const api = fakePartnerApi();
  const page = (offset: number): Answer => ({
    status: 200,
    body: { query: { offset, limit: 1 }, result: [wireTenant({}, `id-${offset}`)], total: 3 },
  });
  for (const offset of [0, 1, 2]) {
    api.always(`GET ${tenantsPath}${offset === 0 ? "" : `?offset=${offset}`}`, page(offset));
  }
  const client = api.client({ throttle: { dailyQuota: 100 } });
  await api.system.run(client.tenants.list());
  // 97 are left, and a change may take two and six looks at three pages.
  expect((await client.access()).changesLeft).toBe(78);
});

it("lets no read take what is kept for a change under way", async () => {
  const api = fakePartnerApi();
  api.answers(`POST ${tenantsPath}`, late(api.system, 20_000, problem(504)));
  api.always(`GET ${tenantsPath}`, { status: 200, body: { tenants: [wireTenant()] } });
  api.always(get, found());
  const { tenants } = api.client({ throttle: { dailyQuota: 20 } });
  await api.system.run(tenants.get("a"));
  const creating = tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme" });
  await api.system.advance(10);
  const reads = await api.system.run(Promise.allSettled(Array.from({ length: 25 }, () => tenants.get("a"))));
  expect(reads.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  await expect(api.system.run(creating)).resolves.toMatchObject({ tenantName: "Acme Co." });
});

it("has each of many cancels settled, near the end of the day's quota", async () => {
  const api = fakePartnerApi();
  const ids = Array.from({ length: 12 }, (_, n) => `id-${n}`);
  for (const id of ids) {
    api.always(`DELETE ${tenantsPath}/${id}`, problem(504));
    api.always(`GET ${tenantsPath}/${id}`, problem(404));
  }
  api.always(`GET ${tenantsPath}`, { status: 200, body: { tenants: [] } });
  const { tenants } = api.client({ throttle: { dailyQuota: 18 } });
  const ends = await api.system.run(Promise.allSettled(ids.map((id) => tenants.cancel(id))));
  const codes = ends.map((end) => (end.status === "rejected" ? (end.reason as { code: string }).code : end.value));
  expect(codes.filter((code) => code === "absent")).toHaveLength(4);
  expect(codes.filter((code) => code === "ERR_PRINTIX_RATE_LIMIT")).toHaveLength(8);
});
