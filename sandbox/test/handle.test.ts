import { connect } from "node:net";
import {
  OptionsError,
  startSandbox,
  TenantConflictError,
  type BillingChange,
  type PartnerOptions,
  type SandboxOptions,
} from "../src";
import { start, temporaryDataFile } from "./support/sandboxes";

it("works with no options at all, and says where it is", async () => {
  const sandbox = await startSandbox();
  try {
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(sandbox.env).toEqual({
      PRINTIX_PARTNER_ID: "00000000-1111--22222-123456789abc",
      PRINTIX_CLIENT_ID: "sandbox-client",
      PRINTIX_CLIENT_SECRET: "sandbox-secret",
      PRINTIX_API_URL: sandbox.url,
      PRINTIX_AUTH_URL: `${sandbox.url}/oauth/token`,
    });
    expect([sandbox.apiUrl, sandbox.authUrl]).toEqual([sandbox.url, sandbox.env["PRINTIX_AUTH_URL"]]);
  } finally {
    await sandbox.stop();
  }
});

it("changes tenants by other means, which the API then shows and the log does not", async () => {
  const caller = await start();
  const { sandbox } = caller;
  const token = await caller.token();
  sandbox.clearRequests();
  const { id } = sandbox.createTenant({ tenantName: "Acme Co.", tenantDomain: "acme" });
  sandbox.createTenant({ tenantName: "Other", tenantDomain: "other" });
  sandbox.renameTenant(id, { tenantName: "Acme Inc." });
  expect(sandbox.renameTenant(id, { tenantDomain: "acme-inc" })).toMatchObject({ tenantName: "Acme Inc." });
  sandbox.setBilling(id, { currentUserLicenses: 12, currentBillingPeriod: { printingUsers: 7 } });
  expect(sandbox.requests()).toEqual([]);
  expect((await caller.call("GET", `${caller.tenantsPath}/${id}`, { token })).body).toMatchObject({
    tenant_name: "Acme Inc.",
    tenant_domain: "acme-inc.printix.net",
    billing_info: {
      current_user_licenses: 12,
      current_billing_period: { printing_users: 7, user_licenses: 1 },
      previous_billing_period: { printing_users: 0 },
    },
  });
  sandbox.removeTenant(id);
  expect((await caller.call("GET", `${caller.tenantsPath}/${id}`, { token })).status).toBe(404);
});

it("moves every figure of every active tenant", async () => {
  const { sandbox } = await start();
  sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
  sandbox.createTenant({ tenantName: "Other", tenantDomain: "other" });
  const before = sandbox.tenants();
  sandbox.moveBilling();
  sandbox.tenants().forEach(({ billing }, index) => {
    const old = before[index]?.billing;
    expect(billing.currentUserLicenses).toBe(2);
    expect(billing.currentBillingPeriod).toMatchObject({ printingUsers: 2, userLicenses: 2 });
    expect(billing.currentBillingPeriod.periodStart).toBe(old?.currentBillingPeriod.periodEnd);
    expect(billing.previousBillingPeriod).toEqual(old?.currentBillingPeriod);
  });
});

it("has months begin and end on the same day, or on the last one there is", async () => {
  let nowMs = Date.UTC(2030, 2, 31, 8);
  const { sandbox } = await start({ clock: { nowMs: () => nowMs, monotonicMs: () => 0 } });
  const days = (id: string): string[] => {
    const { currentBillingPeriod, previousBillingPeriod } =
      sandbox.tenants().find((tenant) => tenant.id === id)?.billing ?? {};
    return [previousBillingPeriod, currentBillingPeriod].flatMap((period) =>
      [period?.periodStart, period?.periodEnd].map((moment = "") => moment.slice(0, 10)),
    );
  };
  const { id } = sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
  expect(days(id)).toEqual(["2030-02-28", "2030-03-31", "2030-03-31", "2030-04-30"]);
  sandbox.moveBilling();
  expect(days(id)).toEqual(["2030-03-31", "2030-04-30", "2030-04-30", "2030-05-30"]);
  nowMs = Date.UTC(2032, 0, 31, 8);
  const leap = sandbox.createTenant({ tenantName: "Other", tenantDomain: "other" });
  expect(days(leap.id)).toEqual(["2031-12-31", "2032-01-31", "2032-01-31", "2032-02-29"]);
});

it("holds changes by other means to the API's own rules", async () => {
  const { sandbox } = await start();
  const { id } = sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
  sandbox.createTenant({ tenantName: "Other", tenantDomain: "other" });
  expect(() => sandbox.createTenant({ tenantName: "Again", tenantDomain: "acme.printix.net" })).toThrow(
    TenantConflictError,
  );
  expect(() => sandbox.renameTenant(id, { tenantDomain: "other" })).toThrow(TenantConflictError);
  expect(() => sandbox.renameTenant(id, { tenantName: "" })).toThrow(/tenant_name/);
  expect(() => {
    sandbox.removeTenant("nobody");
  }).toThrow("The sandbox has no active tenant nobody.");
  expect(sandbox.tenants().map(({ tenantName }) => tenantName)).toEqual(["Acme", "Other"]);
});

it.each<[string, SandboxOptions]>([
  ["port", { port: 70_000 }],
  ["host", { host: "0.0.0.0" }],
  ["host", { host: "example.com" }],
  ["requestsPerSecond", { requestsPerSecond: 0 }],
  ["burst", { burst: 0.5 }],
  ["dailyQuota", { dailyQuota: -1 }],
  ["tokenLifetimeMs", { tokenLifetimeMs: 0 }],
  ["pageSize", { pageSize: 0 }],
  ["pageSize", { pageSize: Number.MAX_VALUE }],
  ["partnerId", { partnerId: "a/b" }],
  ["dataFile", { dataFile: "" }],
  ["acess", { acess: "none" } as SandboxOptions],
  ["partners", { partners: [{ partnerId: "a", clientId: "b", clientSecret: "c", rate: 1 } as PartnerOptions] }],
])("refuses a wrong %s", async (option, options) => {
  const refused = start(options);
  await expect(refused).rejects.toBeInstanceOf(OptionsError);
  await expect(refused).rejects.toMatchObject({ code: "ERR_SANDBOX_OPTIONS", option });
});

it("writes nothing where it cannot listen", async () => {
  const dataFile = temporaryDataFile();
  const { sandbox } = await start();
  const port = Number(new URL(sandbox.url).port);
  const failed = start({ port, dataFile, access: "enterprise", tenants: 5 });
  await expect(failed).rejects.toThrow(`port ${port} of 127.0.0.1 is already in use`);
  const later = await start({ dataFile });
  expect(later.sandbox.partners()).toMatchObject([{ access: "starter" }]);
  expect(later.sandbox.history()).toEqual([]);
});

it("refuses limits and partners with a misspelt name", async () => {
  const { sandbox } = await start();
  const { clientId, clientSecret } = sandbox;
  const before = sandbox.partners();
  for (const use of [
    () => {
      sandbox.setLimits({ rate: 1 } as object);
    },
    () =>
      sandbox.addPartner({ partnerId: "second", clientId: "c", clientSecret: "s", acess: "none" } as PartnerOptions),
    () => sandbox.addPartner({ partnerId: sandbox.partnerId, clientId, clientSecret, rate: 1 } as PartnerOptions),
  ]) {
    expect(use).toThrow(/^(?:rate|acess) must be left out: there are /);
  }
  expect(sandbox.partners()).toEqual(before);
});

it.each<[string, object]>([
  ["currentUserLicenses must be a whole number from 0 to 1000000000", { currentUserLicenses: -5 }],
  ["currentUserLicenses must be a whole number from 0 to 1000000000", { currentUserLicenses: 1.5 }],
  ["printingUsers must be a whole number", { currentBillingPeriod: { printingUsers: "7" } }],
  ["userLicenses must be a whole number", { previousBillingPeriod: { userLicenses: Infinity } }],
  ["periodEnd must be a moment in UTC", { currentBillingPeriod: { periodEnd: "nonsense" } }],
  ["periodStart must be a moment in UTC", { previousBillingPeriod: { periodStart: "2030-13-01T00:00:00Z" } }],
  ["periodEnd must be a moment in UTC", { currentBillingPeriod: { periodEnd: "2030-02-31T00:00:00Z" } }],
  ["currentUserLicences must be left out: there are", { currentUserLicences: 5 }],
  ["printing_users must be left out: there are", { currentBillingPeriod: { printing_users: 5 } }],
])("%s: %j", async (message, change) => {
  const { sandbox } = await start();
  const { id, billing } = sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
  const wanted = { code: "ERR_SANDBOX_OPTIONS", message: expect.stringContaining(message) as string };
  expect(() => sandbox.setBilling(id, change as BillingChange)).toThrow(expect.objectContaining(wanted) as Error);
  expect(sandbox.tenants()[0]?.billing).toEqual(billing);
});

it("stops with connections open, and more than once", async () => {
  const caller = await start();
  await caller.token();
  const { hostname, port } = new URL(caller.sandbox.url);
  const socket = connect(Number(port), hostname);
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.write("GET / HTTP/1.1\r\nHost: half-sent");
  const closed = new Promise((resolve) => socket.once("close", resolve).on("error", () => undefined));
  await Promise.all([caller.sandbox.stop(), caller.sandbox.stop()]);
  await closed;
  await expect(fetch(caller.sandbox.url)).rejects.toThrow();
});

it("stops at the end of the block that uses it", async () => {
  let url: string;
  {
    await using sandbox = await startSandbox();
    ({ url } = sandbox);
    expect((await fetch(url)).status).toBe(404);
  }
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});
