import { OptionsError, type AccessState, type Sandbox } from "../src";
import { Caller } from "./support/caller";
import { ManualClock } from "./support/manual-clock";
import { expectProblem } from "./support/matchers";
import { start, temporaryDataFile } from "./support/sandboxes";

/** So that a state's own limits hold. */
const unlimited = { requestsPerSecond: undefined, burst: undefined };
const second = { partnerId: "second", clientId: "second-client", clientSecret: "second-secret" };

function callerOf(sandbox: Sandbox, partner: { partnerId: string; clientId: string; clientSecret: string }): Caller {
  return new Caller({ ...sandbox, ...partner });
}

it.each<[AccessState, string, string]>([
  ["starter", '"burst";q=10;w=2, "daily";q=50000;w=86400', '"burst";r=9;t=1, "daily";r=49999;t=86400'],
  ["pro-pilot", '"burst";q=20;w=2, "daily";q=200000;w=86400', '"burst";r=19;t=1, "daily";r=199999;t=86400'],
  ["enterprise", '"burst";q=40;w=2, "daily";q=1000000;w=86400', '"burst";r=39;t=1, "daily";r=999999;t=86400'],
])("%s has its own limits, and answers say them", async (access, policy, state) => {
  const caller = await start({ ...unlimited, clock: new ManualClock(), access });
  const answer = await caller.call("GET", caller.tenantsPath, { token: await caller.token() });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("ratelimit-policy")).toBe(policy);
  expect(answer.headers.get("ratelimit")).toBe(state);
});

it("without approved access every call is a 403 that says how access is granted, and it has used up quota", async () => {
  const caller = await start({ ...unlimited, clock: new ManualClock(), access: "none" });
  const token = await caller.token();
  const json = { tenant_name: "Acme Co.", tenant_domain: "acme" };
  for (const [method, path, call] of [
    ["GET", caller.tenantsPath, { token }],
    ["POST", caller.tenantsPath, { token, json }],
    ["GET", "/public/partners/somebody-else/tenants", { token }],
    ["GET", "/public/nothing", { token }],
  ] as const) {
    const answer = await caller.call(method, path, call);
    expectProblem(answer, 403, "Forbidden");
    expect((answer.body as { detail: string }).detail).toBe(
      "Your organisation has no approved access to the Partner API. Access is granted by approval of an access request (starter), by a pilot (pro) or by contract (enterprise).",
    );
    expect(answer.headers.get("ratelimit-policy")).toBe('"burst";q=10;w=2, "daily";q=50000;w=86400');
  }
  expect(caller.sandbox.partners()[0]?.standings[1]?.remaining).toBe(49_996);
  expect(caller.sandbox.history()).toEqual([]);
});

it("changes while it runs, with the limits of the new state", async () => {
  const caller = await start({ ...unlimited, clock: new ManualClock() });
  const { sandbox, tenantsPath } = caller;
  const token = await caller.token();
  const list = () => caller.call("GET", tenantsPath, { token });
  sandbox.setLimits({ burst: 1 });
  expect((await list()).headers.get("ratelimit-policy")).toBe('"burst";q=1;w=1, "daily";q=50000;w=86400');
  sandbox.setAccess("enterprise");
  expect((await list()).headers.get("ratelimit-policy")).toBe('"burst";q=40;w=2, "daily";q=1000000;w=86400');
  sandbox.setAccess("none");
  expect((await list()).status).toBe(403);
  sandbox.setAccess("starter");
  expect((await list()).status).toBe(200);
});

it("limits that were given at the start stand in every state", async () => {
  const { sandbox } = await start({ requestsPerSecond: 7, burst: undefined });
  sandbox.setAccess("pro-pilot");
  expect(sandbox.partners()).toMatchObject([
    { access: "pro-pilot", limits: { requestsPerSecond: 7, burst: 20, dailyQuota: 200_000 } },
  ]);
});

it("is kept in the data file; one that is given wins", async () => {
  const dataFile = temporaryDataFile();
  const first = await start({ dataFile });
  first.sandbox.setAccess("pro-pilot");
  await first.sandbox.stop();
  const later = await start({ dataFile });
  expect(later.sandbox.partners()[0]?.access).toBe("pro-pilot");
  await later.sandbox.stop();
  const given = await start({ dataFile, access: "enterprise" });
  expect(given.sandbox.partners()[0]?.access).toBe("enterprise");
});

describe("several partners", () => {
  it("stand side by side: each with its own clients, tenants, access, throttle and quota", async () => {
    const caller = await start({ ...unlimited, clock: new ManualClock(), partners: [{ ...second, access: "none" }] });
    const { sandbox } = caller;
    const other = callerOf(sandbox, second);
    const [token, otherToken] = [await caller.token(), await other.token()];
    sandbox.createTenant({ tenantName: "Ours", tenantDomain: "ours" });
    const theirs = sandbox.createTenant({ tenantName: "Theirs", tenantDomain: "theirs" }, "second");
    expect((await other.call("GET", other.tenantsPath, { token: otherToken })).status).toBe(403);
    sandbox.setAccess("enterprise", "second");
    const listed = await other.call("GET", other.tenantsPath, { token: otherToken });
    expect(listed.body).toMatchObject({ tenants: [{ tenant_name: "Theirs" }] });
    expect(listed.headers.get("ratelimit")).toBe('"burst";r=38;t=1, "daily";r=999998;t=86400');
    expect((await caller.call("GET", other.tenantsPath, { token })).status).toBe(403);
    expect((await caller.call("GET", `${caller.tenantsPath}/${theirs.id}`, { token })).status).toBe(404);
    sandbox.setLimits({ dailyQuota: 1 }, "second");
    expect((await other.call("GET", other.tenantsPath, { token: otherToken })).status).toBe(429);
    expect((await caller.call("GET", caller.tenantsPath, { token })).status).toBe(200);
    expect(sandbox.partners().map(({ partnerId, access }) => [partnerId, access])).toEqual([
      [sandbox.partnerId, "starter"],
      ["second", "enterprise"],
    ]);
  });

  it("can be added while it runs, and a further client to one of them", async () => {
    const { sandbox } = await start();
    expect(sandbox.addPartner(second)).toMatchObject({ partnerId: "second", access: "starter" });
    const added = sandbox.addPartner({ ...second, clientId: "another", clientSecret: "another-secret" });
    expect(added.clientIds).toEqual(["second-client", "another"]);
    for (const clientId of ["second-client", "another"]) {
      const clientSecret = clientId === "another" ? "another-secret" : "second-secret";
      const client = callerOf(sandbox, { partnerId: "second", clientId, clientSecret });
      expect((await client.call("GET", client.tenantsPath, { token: await client.token() })).status).toBe(200);
    }
    const form = { grant_type: "client_credentials", client_id: "another", client_secret: "second-secret" };
    expect((await callerOf(sandbox, second).form(form)).status).toBe(401);
  });

  it("keep the limits that were set while they ran when a client is added, but for those that come with it", async () => {
    const { sandbox } = await start({ partners: [second] });
    const limits = () => sandbox.partners()[1]?.limits;
    sandbox.setLimits({ burst: 3, dailyQuota: 7 }, "second");
    sandbox.addPartner({ ...second, clientId: "another" });
    expect(limits()).toEqual({ requestsPerSecond: 5, burst: 3, dailyQuota: 7 });
    sandbox.addPartner({ ...second, clientId: "third", burst: 4 });
    expect(limits()).toEqual({ requestsPerSecond: 5, burst: 4, dailyQuota: 7 });
    sandbox.addPartner({ ...second, clientId: "fourth", access: "pro-pilot" });
    expect(limits()).toEqual({ requestsPerSecond: 10, burst: 4, dailyQuota: 200_000 });
  });

  it("do not share a client, and none is meant that is not there", async () => {
    const { sandbox } = await start({ partners: [second] });
    const refused = (use: () => unknown, option: string) => {
      expect(use).toThrow(expect.objectContaining({ code: "ERR_SANDBOX_OPTIONS", option }) as OptionsError);
    };
    refused(() => sandbox.addPartner({ ...second, partnerId: "third" }), "clientId");
    refused(() => sandbox.addPartner({ ...second, clientSecret: "" }), "clientSecret");
    refused(() => sandbox.addPartner({ ...second, access: "gold" as AccessState }), "access");
    refused(() => sandbox.addPartner({ ...second, burst: 0 }), "burst");
    for (const use of [
      () => {
        sandbox.setAccess("starter", "third");
      },
      () => {
        sandbox.setLimits({ burst: 3 }, "third");
      },
      () => sandbox.createTenant({ tenantName: "X", tenantDomain: "x" }, "third"),
    ]) {
      refused(use, "partnerId");
    }
    expect(sandbox.partners()[1]?.clientIds).toEqual(["second-client"]);
  });
});

describe("the clock", () => {
  it("is put forward: tokens expire, the throttle fills up and the quota begins anew", async () => {
    const caller = await start({ ...unlimited, dailyQuota: 12, clock: new ManualClock() });
    const token = await caller.token();
    const list = async (by = token) => (await caller.call("GET", caller.tenantsPath, { token: by })).status;
    for (let i = 0; i < 10; i++) await list();
    expect(await list()).toBe(429);
    caller.sandbox.moveClock(400);
    expect([await list(), await list()]).toEqual([200, 200]);
    caller.sandbox.moveClock(598_600);
    expect(await list()).toBe(401);
    const fresh = await caller.token();
    expect(await list(fresh)).toBe(429);
    caller.sandbox.moveClock(24 * 60 * 60 * 1000);
    expect(await list(await caller.token())).toBe(200);
  });

  it("stays where it was put with a data file: no token lives longer, and no tenant lies ahead", async () => {
    const [dataFile, clock] = [temporaryDataFile(), new ManualClock()];
    const first = await start({ dataFile, clock });
    const dayMs = 24 * 60 * 60 * 1000;
    first.sandbox.moveClock(dayMs);
    first.sandbox.moveClock(dayMs);
    const { access_token: token, refresh_token } = await first.tokens();
    first.sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
    await first.sandbox.stop();
    const second = await start({ dataFile, clock });
    const { sandbox, tenantsPath } = second;
    expect(sandbox.switches()).toMatchObject({ nowMs: clock.nowMs() + 2 * dayMs, clockMovedMs: 2 * dayMs });
    const list = () => second.call("GET", tenantsPath, { token });
    expect((await list()).status).toBe(200);
    clock.advance(1000);
    sandbox.setListLag(1000);
    expect((await list()).body).toMatchObject({ tenants: [{ tenant_name: "Acme" }] });
    clock.advance(598_000);
    expect((await list()).status).toBe(401);
    clock.advance(dayMs);
    const { clientId: client_id } = sandbox;
    expect((await second.form({ grant_type: "refresh_token", client_id, refresh_token })).status).toBe(400);
  });

  it("is not put back", async () => {
    const { sandbox } = await start();
    expect(() => {
      sandbox.moveClock(-1);
    }).toThrow(OptionsError);
  });
});
