import type { LogEntry } from "../../src";
import { undescribed } from "../description/hold-to-description";
import { clientSecret, tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, fault, late, problem } from "../partner-api";
import { wireTenant } from "../wire-tenant";

const list = `GET ${tenantsPath}`;
const create = `POST ${tenantsPath}`;

describe("the debug log", () => {
  it("has an entry for each request, in order, with all that helps", async () => {
    const api = fakePartnerApi();
    const entries: LogEntry[] = [];
    api.answers(
      list,
      late(api.system, 40, problem(503, {}, { "X-Printix-Request-ID": "req-1" })),
      fault("ECONNRESET"),
      { status: 200, body: { tenants: [] } },
    );
    await api.system.run(api.client({ log: (entry) => entries.push(entry) }).tenants.list());
    const get = { event: "request", method: "GET", path: tenantsPath };
    expect(entries).toEqual([
      { event: "request", method: "POST", path: "/oauth/token", status: 200, durationMs: 0, attempt: 1 },
      { ...get, status: 503, durationMs: 40, attempt: 1, requestId: "req-1", bucketLevel: 9 },
      { ...get, fault: "ECONNRESET", durationMs: 0, attempt: 2, bucketLevel: 9 },
      { ...get, status: 200, durationMs: 0, attempt: 3, bucketLevel: 9 },
    ]);
  });

  it("decides nothing: where it cannot be written, all goes on as it would", async () => {
    const api = fakePartnerApi();
    api.answers(create, { status: 201, body: wireTenant() });
    const client = api.client({
      log: () => {
        throw new Error("ENOSPC");
      },
    });
    const created = await api.system.run(client.tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme" }));
    expect(created.tenantName).toBe("Acme Co.");
    expect(api.lines()).toEqual(["POST /oauth/token", create]);
  });

  it("shows neither a secret, nor a query, nor what is in a body", async () => {
    const api = fakePartnerApi();
    const entries: LogEntry[] = [];
    api.answers(create, undescribed({ status: 308, headers: { location: `${tenantsPath}?email=ada` } }));
    api.answers(`${create}?email=ada`, problem(400, { detail: `${clientSecret} token-1` }));
    const client = api.client({ log: (entry) => entries.push(entry) });
    const initialUser = { email: "ada@acme.example", name: "Ada" };
    const tenant = { tenantName: "Acme Co.", tenantDomain: "acme", initialUser };
    await api.system.run(failureOf(client.tenants.create(tenant)));
    expect(entries).toHaveLength(3);
    expect(JSON.stringify(entries)).not.toMatch(/s3cret|token-1|refresh|ada|acme/i);
  });

  it("names what is behind a 303 by the request's own path", async () => {
    const api = fakePartnerApi();
    const entries: LogEntry[] = [];
    const place = "/public/users/ada%40acme.example/token-1/x";
    api.answers(create, { status: 303, headers: { location: place } });
    api.answers(`GET ${place}`, undescribed({ status: 200, body: wireTenant() }));
    const client = api.client({ log: (entry) => entries.push(entry) });
    await api.system.run(client.tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme" }));
    expect(entries.map(({ method, path }) => [method, path])).toEqual([
      ["POST", "/oauth/token"],
      ["POST", tenantsPath],
      ["GET", tenantsPath],
    ]);
  });
});

it("a quota that the server says is nearly spent reaches the user as a line, once", async () => {
  const api = fakePartnerApi();
  const headers = {
    "RateLimit-Policy": '"burst";q=10;w=2, "daily";q=1000;w=86400',
    RateLimit: '"burst";r=9;t=1, "daily";r=150;t=3600',
  };
  api.always(list, { status: 200, body: { tenants: [] }, headers });
  const { tenants } = api.client();
  await api.system.run(tenants.list());
  await api.system.run(tenants.list());
  expect(api.notices).toEqual(["150 of 1000 requests are left of the daily quota, until 2026-01-01T01:00:00.000Z"]);
});

it("a change that the quota might not let us finish is not begun, while a look still is", async () => {
  const api = fakePartnerApi();
  const headers = { "RateLimit-Policy": '"daily";q=1000;w=86400', RateLimit: '"daily";r=4;t=3600' };
  api.always(list, { status: 200, body: { tenants: [wireTenant()] }, headers });
  const { tenants } = api.client();
  await api.system.run(tenants.list());
  for (const work of [tenants.create({ tenantName: "B", tenantDomain: "b" }), tenants.cancel("id-b")]) {
    const error = await api.system.run(failureOf(work));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_RATE_LIMIT", comeBackAt: new Date("2026-01-01T01:00:00.000Z") });
  }
  await api.system.run(tenants.list());
  expect(api.lines()).toEqual(["POST /oauth/token", list, list]);
});
