import { startSandbox, type Sandbox, type SandboxOptions } from "printix-partner-sandbox";
import { Caller, type Answer, type Call } from "../../sandbox/test/support/caller";
import { ManualClock } from "../../sandbox/test/support/manual-clock";
import { operationOf } from "../../sdk/test/description/api-description";
import { answerFaults } from "../../sdk/test/description/exchange-faults";

/** What any HTTP server sends, and what caches are told. */
const ofHttp = ["connection", "content-length", "content-type", "date", "keep-alive", "cache-control", "pragma"];

/** Headers that may be missing from an answer for which they are described: no page makes them a duty. */
const optional = ["www-authenticate", "retry-after", "x-rate-limit-retry-after-seconds"];

/** Holds each answer to docs/openapi.json, with no room for a field or a header that it does not have. */
class HeldCaller extends Caller {
  /** Method, path as described, status: of what was answered as described. */
  readonly seen = new Set<string>();

  override async call(method: string, path: string, call: Call = {}): Promise<Answer> {
    const answer = await super.call(method, path, call);
    const { status, body, headers } = answer;
    const contentType = headers.get("content-type") ?? undefined;
    expect(answerFaults({ method, path, body: "" }, { status, body, contentType })).toEqual([]);
    const operation = operationOf(method, path);
    const described = Object.keys(operation?.responses[String(status)]?.headers ?? {}).map((name) =>
      name.toLowerCase(),
    );
    expect([...headers.keys()].filter((name) => !ofHttp.includes(name) && !described.includes(name))).toEqual([]);
    const missing = described.filter((name) => !headers.has(name) && !optional.includes(name));
    // A caller that is not known is told of no limits.
    if (status !== 401) expect(missing).toEqual([]);
    this.seen.add(`${operation?.operationId ?? ""} ${status}`);
    return answer;
  }
}

let sandbox: Sandbox | undefined;

async function start(options: SandboxOptions = {}): Promise<HeldCaller> {
  sandbox = await startSandbox(options);
  return new HeldCaller(sandbox);
}

afterEach(async () => {
  await sandbox?.stop();
});

const acme = { tenant_name: "Acme Co.", tenant_domain: "acme" };
const json = { "content-type": "application/json" };

test.each(["tenants", "embedded", "envelope"] as const)("a list of the shape %s", async (listShape) => {
  const caller = await start({ listShape });
  const token = await caller.token();
  await caller.call("GET", caller.tenantsPath, { token });
  await caller.call("POST", caller.tenantsPath, { token, json: acme });
  const { body } = await caller.call("GET", `${caller.tenantsPath}?limit=1`, { token });
  expect(JSON.stringify(body)).toContain("acme.printix.net");
  await caller.call("GET", `${caller.tenantsPath}?limit=0&offset=x`, { token });
  expect([...caller.seen]).toEqual(["requestTokens 200", "listTenants 200", "createTenant 200", "listTenants 400"]);
});

test("a tenant from its creation to its end", async () => {
  const caller = await start({ burst: 100 });
  const token = await caller.token();
  const initial_user = { email: "it@acme.example", name: "Ada", create_as_admin: true };
  await caller.call("POST", caller.tenantsPath, { token, json: { ...acme, initial_user } });
  await caller.call("POST", caller.tenantsPath, { token, json: acme });
  await caller.call("POST", caller.tenantsPath, { token, json: { initial_user: {} } });
  await caller.call("POST", caller.tenantsPath, { token, text: "{", headers: json });
  const path = `${caller.tenantsPath}/${caller.sandbox.tenants()[0]?.id ?? ""}`;
  await caller.call("GET", path, { token });
  await caller.call("GET", `${path}/billing-info`, { token });
  await caller.call("DELETE", path, { token });
  for (const method of ["GET", "DELETE"]) await caller.call(method, path, { token });
  await caller.call("GET", `${path}/billing-info`, { token });
  expect([...caller.seen]).toEqual([
    ...["requestTokens 200", "createTenant 200", "createTenant 409", "createTenant 400", "getTenant 200"],
    ...["getBillingInfo 200", "cancelTenant 204", "getTenant 404", "cancelTenant 404", "getBillingInfo 404"],
  ]);
});

test("refusals", async () => {
  // Or a busy machine would take so long that the throttle lets the last one pass.
  const caller = await start({ burst: 2, clock: new ManualClock() });
  const token = await caller.token();
  await caller.call("GET", caller.tenantsPath);
  await caller.call("GET", "/public/partners/another/tenants", { token });
  await caller.call("POST", caller.tenantsPath, { token, text: "x", headers: { "content-type": "text/plain" } });
  await caller.call("GET", caller.tenantsPath, { token });
  expect([...caller.seen]).toEqual([
    ...["requestTokens 200", "listTenants 401", "listTenants 403", "createTenant 415", "listTenants 429"],
  ]);
});

test("a body that is too large", async () => {
  const caller = await start();
  const token = await caller.token();
  const text = JSON.stringify({ ...acme, tenant_name: "x".repeat(2_000_000) });
  const { id } = caller.sandbox.createTenant({ tenantName: "Globex", tenantDomain: "globex" });
  await caller.call("POST", caller.tenantsPath, { token, text, headers: json });
  await caller.call("DELETE", `${caller.tenantsPath}/${id}`, { token, text, headers: json });
  await caller.form({ grant_type: "client_credentials", client_secret: text });
  expect([...caller.seen]).toEqual([
    ...["requestTokens 200", "createTenant 413", "cancelTenant 413", "requestTokens 413"],
  ]);
});

test("a partner without approved access", async () => {
  const caller = await start({ access: "none" });
  const { body } = await caller.call("GET", caller.tenantsPath, { token: await caller.token() });
  expect(body).toMatchObject({ detail: expect.stringContaining("has no approved access") as string });
  expect([...caller.seen]).toEqual(["requestTokens 200", "listTenants 403"]);
});

test("the token endpoint", async () => {
  const caller = await start();
  const { clientId: client_id } = caller.sandbox;
  const { refresh_token } = await caller.tokens();
  for (let i = 0; i < 2; i++) await caller.form({ grant_type: "refresh_token", client_id, refresh_token });
  await caller.form({ grant_type: "client_credentials", client_id, client_secret: "wrong" });
  await caller.call("POST", "/oauth/token", { json: {} });
  expect([...caller.seen]).toEqual([200, 400, 401, 415].map((status) => `requestTokens ${status}`));
});

test("OPTIONS of every path", async () => {
  const caller = await start();
  const one = `${caller.tenantsPath}/some-tenant`;
  for (const path of ["/oauth/token", caller.tenantsPath, one, `${one}/billing-info`])
    await caller.call("OPTIONS", path);
  const operations = ["tokenOptions", "tenantsOptions", "tenantOptions", "billingInfoOptions"];
  expect([...caller.seen]).toEqual(operations.map((operation) => `${operation} 204`));
});

describe("each answer that is described is given, where a fault asks for it", () => {
  const tenants = "/public/partners/{partnerId}/tenants";
  const one = `${tenants}/{tenantId}`;

  test.each([
    ["token", "POST", "/oauth/token"],
    ["list", "GET", tenants],
    ["create", "POST", tenants],
    ["get", "GET", one],
    ["cancel", "DELETE", one],
    ["billing", "GET", `${one}/billing-info`],
  ] as const)("%s", async (route, method, template) => {
    const caller = await start({ burst: 100 });
    const { partnerId, clientId: client_id, clientSecret: client_secret } = caller.sandbox;
    const token = await caller.token();
    const { operationId = "", responses = {} } = operationOf(method, template) ?? {};
    for (const status of Object.keys(responses).map(Number)) {
      const { id } = caller.sandbox.createTenant({ tenantName: "Tenant", tenantDomain: `t-${status}` });
      caller.sandbox.addFault({ kind: "status", status, route });
      const path = template.replace("{partnerId}", partnerId).replace("{tenantId}", id);
      if (route === "token") await caller.form({ grant_type: "client_credentials", client_id, client_secret });
      else await caller.call(method, path, { token, ...(route === "create" && { json: acme }) });
      caller.sandbox.clearFaults();
      for (const made of caller.sandbox.tenants()) caller.sandbox.removeTenant(made.id);
    }
    const given = [...caller.seen].filter((seen) => seen.startsWith(`${operationId} `)).sort();
    expect(given).toEqual(Object.keys(responses).map((status) => `${operationId} ${status}`));
    expect(given.length).toBeGreaterThan(10);
  });
});
