import { startSandbox, type Sandbox } from "../src";
import { rawCall } from "./support/raw-call";

let sandbox: Sandbox;
let port: string;
const api = (): string => `${sandbox.url}/sandbox/api/partners`;
const bearer = (): string => `Bearer ${sandbox.controlToken}`;

beforeAll(async () => {
  sandbox = await startSandbox();
  ({ port } = new URL(sandbox.url));
});
afterAll(() => sandbox.stop());

it("opens to the token, as a bearer's or in the URL", async () => {
  expect((await rawCall(api(), { headers: { authorization: bearer() } })).status).toBe(200);
  expect((await rawCall(`${api()}?token=${sandbox.controlToken}`)).status).toBe(200);
  expect(sandbox.dashboardUrl).toBe(`${sandbox.url}/sandbox?token=${sandbox.controlToken}`);
});

it("has another token at each start", async () => {
  const other = await startSandbox();
  try {
    expect(other.controlToken).toMatch(/^[\w-]{32}$/);
    expect(other.controlToken).not.toBe(sandbox.controlToken);
  } finally {
    await other.stop();
  }
});

it.each([
  ["no token", "", {}],
  ["an empty token", "?token=", {}],
  ["another token", "?token=guessed", {}],
  ["two tokens", "?token=a&token=b", {}],
  ["a token of the Partner API's kind", "", { authorization: "Bearer sandbox-secret" }],
])("refuses %s, whatever is asked for", async (_case, query, headers) => {
  for (const path of [
    "/sandbox",
    "/sandbox/",
    "/sandbox/api/partners",
    "/sandbox/nothing",
    "/%73andbox/api/partners",
  ]) {
    const answer = await rawCall(`${sandbox.url}${path}${query}`, { headers });
    expect([path, answer.status]).toEqual([path, 401]);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(answer.body).not.toContain(sandbox.partnerId);
  }
});

it.each([["attacker.example"], ["attacker.example:PORT"], ["127.0.0.1"], ["127.0.0.1:1"], ["127.0.0.1.example:PORT"]])(
  "refuses the host %s, though the token is right",
  async (host) => {
    const headers = { host: host.replace("PORT", port), authorization: bearer() };
    expect((await rawCall(api(), { headers })).status).toBe(403);
  },
);

it.each([["localhost:PORT"], ["127.0.0.1:PORT"], ["127.9.9.9:PORT"], ["[::1]:PORT"]])(
  "is reached as %s",
  async (host) => {
    const headers = { host: host.replace("PORT", port), authorization: bearer() };
    expect((await rawCall(api(), { headers })).status).toBe(200);
  },
);

it.each<[string, Record<string, string>]>([
  ["another origin", { origin: "https://attacker.example" }],
  ["another port of this machine", { origin: "http://127.0.0.1:1" }],
  ["another scheme", { origin: "https://127.0.0.1:PORT" }],
  ["an origin without a name", { origin: "null" }],
  ["a framed or sandboxed page", { origin: "null", "sec-fetch-site": "cross-site" }],
  ["a link on another site", { "sec-fetch-site": "cross-site" }],
  ["a sibling site", { "sec-fetch-site": "same-site" }],
])("refuses what comes from %s, though the token is right", async (_case, headers) => {
  const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace("PORT", port)]));
  for (const method of ["GET", "POST", "OPTIONS"]) {
    const answer = await rawCall(api(), { method, headers: { ...named, authorization: bearer() } });
    expect([method, answer.status]).toEqual([method, 403]);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
  }
});

it.each<[string, Record<string, string>]>([
  ["our own page", { origin: "http://127.0.0.1:PORT", "sec-fetch-site": "same-origin" }],
  ["our own page's form, which sends no referrer", { origin: "null", "sec-fetch-site": "same-origin" }],
  ["the address bar", { "sec-fetch-site": "none" }],
])("lets through what comes from %s", async (_case, headers) => {
  const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace("PORT", port)]));
  const answer = await rawCall(api(), { headers: { ...named, authorization: bearer() } });
  expect(answer.status).toBe(200);
  expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
});

it("is kept nowhere, referred from nowhere and framed by nobody, refusals included", async () => {
  for (const headers of [{ authorization: bearer() }, {}, { origin: "https://attacker.example" }]) {
    expect((await rawCall(api(), { headers })).headers).toMatchObject({
      "cache-control": "no-store",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'") as string,
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
  }
});

it("is in no log and under no throttle", async () => {
  const small = await startSandbox({ burst: 1, dailyQuota: 1 });
  try {
    for (let i = 0; i < 5; i++) {
      expect((await rawCall(`${small.url}/sandbox/api/partners?token=${small.controlToken}`)).status).toBe(200);
      expect((await rawCall(`${small.url}/sandbox/nothing?token=${small.controlToken}`)).status).toBe(404);
    }
    expect(small.requests()).toEqual([]);
    expect(small.partners()[0]?.standings.map(({ remaining }) => remaining)).toEqual([1, 1]);
  } finally {
    await small.stop();
  }
});

it("a path that only looks like it belongs to nobody", async () => {
  const answer = await rawCall(`${sandbox.url}/sandbox-of-another?token=${sandbox.controlToken}`);
  expect(answer.status).toBe(404);
  expect(sandbox.requests()).toMatchObject([{ path: "/sandbox-of-another", status: 404 }]);
});
