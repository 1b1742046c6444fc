import { ManualClock } from "./support/manual-clock";
import { violationsOf } from "./support/matchers";
import { start } from "./support/sandboxes";
import type { Answer, Caller } from "./support/caller";

/** Calls the control API. */
async function control(caller: Caller, method: string, path: string, json?: unknown): Promise<Answer> {
  return caller.call(method, `/sandbox/api${path}`, { token: caller.sandbox.controlToken, json });
}

it("tells how everything stands", async () => {
  const clock = new ManualClock();
  const caller = await start({ clock });
  const answer = await control(caller, "GET", "");
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(answer.body).toEqual({
    partners: caller.sandbox.partners(),
    faults: [],
    switches: {
      listLagMs: 0,
      cancelLagMs: 0,
      isGetLagging: false,
      domainLagMs: 0,
      isLeaking: false,
      nowMs: clock.nowMs(),
      clockMovedMs: 0,
    },
  });
});

it("adds partners, and changes their access and limits", async () => {
  const caller = await start({ requestsPerSecond: undefined, burst: undefined });
  const { sandbox } = caller;
  const second = { partnerId: "second one's".replaceAll(" ", "-"), clientId: "c", clientSecret: "s", access: "none" };
  const added = await control(caller, "POST", "/partners", second);
  expect([added.status, added.body]).toEqual([201, sandbox.partners()[1]]);
  expect(JSON.stringify(added.body)).not.toContain("clientSecret");
  const path = `/partners/${encodeURIComponent(second.partnerId)}`;
  expect((await control(caller, "PUT", `${path}/access`, { access: "enterprise" })).body).toMatchObject({
    access: "enterprise",
    limits: { requestsPerSecond: 20, burst: 40, dailyQuota: 1_000_000 },
  });
  expect((await control(caller, "PATCH", `${path}/limits`, { burst: 3 })).body).toMatchObject({
    limits: { requestsPerSecond: 20, burst: 3 },
  });
  expect(sandbox.partners()[0]).toMatchObject({ access: "starter", limits: { burst: 10 } });
  expect((await control(caller, "GET", "/partners")).body).toEqual(sandbox.partners());
});

it("makes, renames and cancels tenants", async () => {
  const caller = await start();
  const { sandbox } = caller;
  const made = await control(caller, "POST", "/tenants", { tenantName: "Acme", tenantDomain: "acme" });
  expect([made.status, made.body]).toEqual([201, sandbox.tenants()[0]]);
  const { id } = made.body as { id: string };
  const renamed = await control(caller, "PATCH", `/tenants/${id}`, { tenantName: "Acme Inc." });
  expect(renamed.body).toMatchObject({ tenantName: "Acme Inc.", tenantDomain: "acme.printix.net" });
  expect((await control(caller, "GET", "/tenants")).body).toEqual(sandbox.tenants());
  expect((await control(caller, "DELETE", `/tenants/${id}`)).status).toBe(204);
  expect(sandbox.tenants()).toEqual([]);
});

it("changes and moves figures, and shows all tenants that there ever were", async () => {
  const caller = await start();
  const { sandbox } = caller;
  const { id } = sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
  const changed = await control(caller, "PATCH", `/tenants/${id}/billing`, {
    currentUserLicenses: 12,
    currentBillingPeriod: { printingUsers: 7 },
  });
  expect([changed.status, changed.body]).toEqual([200, sandbox.tenants()[0]]);
  expect(changed.body).toMatchObject({
    billing: { currentUserLicenses: 12, currentBillingPeriod: { printingUsers: 7, userLicenses: 1 } },
  });
  expect((await control(caller, "POST", "/billing/move")).status).toBe(204);
  expect(sandbox.tenants()[0]?.billing).toMatchObject({
    currentUserLicenses: 13,
    previousBillingPeriod: { printingUsers: 7 },
  });
  sandbox.removeTenant(id);
  expect((await control(caller, "GET", "/history")).body).toEqual(sandbox.history());
});

it("adds faults, counts their hits and removes them", async () => {
  const caller = await start();
  const fault = { kind: "status", status: 503, route: "list", times: "always" };
  const added = await control(caller, "POST", "/faults", fault);
  expect([added.status, added.body]).toMatchObject([201, { id: "fault-1", ...fault, hits: 0 }]);
  await caller.call("GET", caller.tenantsPath, { token: await caller.token() });
  expect((await control(caller, "GET", "/faults")).body).toMatchObject([{ id: "fault-1", hits: 1 }]);
  expect((await control(caller, "DELETE", "/faults/fault-1")).status).toBe(204);
  expect(caller.sandbox.faults()).toEqual([]);
  await control(caller, "POST", "/faults", fault);
  expect((await control(caller, "DELETE", "/faults")).status).toBe(204);
  expect(caller.sandbox.faults()).toEqual([]);
});

it("moves the clock, and switches the lags and the leak", async () => {
  const caller = await start({ clock: new ManualClock() });
  const before = caller.sandbox.switches().nowMs;
  expect((await control(caller, "POST", "/clock", { ms: 5000 })).body).toMatchObject({
    nowMs: before + 5000,
    clockMovedMs: 5000,
  });
  expect((await control(caller, "PUT", "/list-lag", { ms: 300 })).body).toMatchObject({ listLagMs: 300 });
  expect((await control(caller, "PUT", "/list-lag", { ms: 300, tenants: ["acme"] })).body).toMatchObject({
    listLagTenants: ["acme"],
  });
  expect((await control(caller, "PUT", "/cancel-lag", { ms: 400, isGetLagging: true })).body).toMatchObject({
    cancelLagMs: 400,
    isGetLagging: true,
  });
  expect((await control(caller, "PUT", "/domain-lag", { ms: 500 })).body).toMatchObject({ domainLagMs: 500 });
  expect((await control(caller, "PUT", "/list-lag", { ms: 300 })).body).not.toHaveProperty("listLagTenants");
  expect((await control(caller, "PUT", "/leak", { isLeaking: true })).body).toMatchObject({ isLeaking: true });
  expect(caller.sandbox.switches()).toMatchObject({ listLagMs: 300, isLeaking: true, clockMovedMs: 5000 });
});

it("shows the log and forgets it", async () => {
  const caller = await start();
  await caller.token();
  expect((await control(caller, "GET", "/requests")).body).toEqual(caller.sandbox.requests());
  expect((await control(caller, "DELETE", "/requests")).status).toBe(204);
  expect(caller.sandbox.requests()).toEqual([]);
});

it.each<[string, string, unknown, number, string]>([
  ["POST", "/faults", { kind: "boom" }, 400, "kind must be one of"],
  ["POST", "/faults", [], 400, "the body must be an object"],
  ["POST", "/faults", undefined, 400, "the body must be an object"],
  ["POST", "/partners", { partnerId: "second" }, 400, "clientId must be a text"],
  [
    "POST",
    "/partners",
    { partnerId: "a", clientId: "b", clientSecret: "c", admin: true },
    400,
    "admin must be left out",
  ],
  ["PUT", "/partners/nobody/access", { access: "starter" }, 400, "partnerId must be one of"],
  ["PUT", "/partners/nobody/access", { acess: "starter" }, 400, "acess must be left out: there are access"],
  ["PATCH", "/partners/00000000-1111--22222-123456789abc/limits", { burst: "10" }, 400, "burst must be"],
  ["PATCH", "/tenants/nobody/billing", {}, 404, "no active tenant nobody"],
  ["PATCH", "/tenants/nobody/billing", { licenses: 1 }, 400, "licenses must be left out"],
  ["POST", "/clock", { ms: -1 }, 400, "ms must be"],
  ["PUT", "/list-lag", { ms: "1" }, 400, "ms must be"],
  ["PUT", "/list-lag", { ms: 1, tenants: "acme" }, 400, "tenants must be a list of tenants' ids and domains"],
  ["PUT", "/list-lag", { ms: 1, tenants: [7] }, 400, "tenants must be a list of tenants' ids and domains"],
  ["PUT", "/list-lag", { ms: 1, tenant: "acme" }, 400, "tenant must be left out: there are ms, tenants"],
  ["PUT", "/cancel-lag", { ms: -1 }, 400, "ms must be"],
  ["PUT", "/cancel-lag", { ms: 1, isGetLagging: 1 }, 400, "isGetLagging must be true or false"],
  ["PUT", "/domain-lag", { ms: 86_400_001 }, 400, "ms must be"],
  ["PUT", "/leak", { isLeaking: 1 }, 400, "isLeaking must be true or false"],
  ["PATCH", "/tenants/nobody", { tenantName: "X" }, 404, "no active tenant nobody"],
  ["DELETE", "/tenants/nobody", undefined, 404, "no active tenant nobody"],
  ["POST", "/tenants", { tenantName: "Taken", tenantDomain: "taken" }, 409, "taken.printix.net is already in use"],
])("%s %s %j is a %i", async (method, path, json, status, words) => {
  const caller = await start();
  caller.sandbox.createTenant({ tenantName: "Taken", tenantDomain: "taken" });
  const title = { 400: "Bad Request", 404: "Not Found", 409: "Conflict" }[status] ?? "";
  const answer = await control(caller, method, path, json);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const detail = expect.stringContaining(words) as string;
  expect(answer.body).toEqual({ type: "about:blank", status, title, detail });
});

it("names what is wrong with a tenant", async () => {
  const caller = await start();
  const answer = await control(caller, "POST", "/tenants", { tenantName: "", tenantDomain: 7 });
  expect(violationsOf(answer)).toEqual(["body:/tenant_name", "body:/tenant_domain"]);
});
