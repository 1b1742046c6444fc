import { connect } from "node:net";
import { ManualClock } from "./support/manual-clock";
import { expectProblem, UUID } from "./support/matchers";
import { start } from "./support/sandboxes";

const acme = { tenant_name: "Acme Co.", tenant_domain: "acme" };

describe("401", () => {
  it.each([
    ["no token", undefined, "Bearer"],
    ["an unknown token", "Bearer 5a8c4ec4-ff70-4f4c-b088-29a8cae38062", 'Bearer error="invalid_token"'],
    ["another scheme", "Basic c2FuZGJveA==", "Bearer"],
  ])("%s", async (_case, authorization, challenge) => {
    const caller = await start();
    const headers = authorization === undefined ? {} : { authorization };
    const answer = await caller.call("GET", caller.tenantsPath, { headers });
    expectProblem(answer, 401, "Unauthorized");
    expect(answer.headers.get("www-authenticate")).toBe(challenge);
  });
});

it("403 for another partner's tenants, whether or not they exist", async () => {
  const caller = await start();
  const token = await caller.token();
  for (const path of ["/tenants", "/tenants/99999999-8888-7777-6666-fedcba987654"]) {
    const answer = await caller.call("GET", `/public/partners/somebody-else${path}`, { token });
    expectProblem(answer, 403, "Forbidden");
  }
  const answer = await caller.call("POST", "/public/partners/somebody-else/tenants", { token, json: acme });
  expectProblem(answer, 403, "Forbidden");
  expect(caller.sandbox.history()).toEqual([]);
});

it.each([
  ["GET", "/tenants/99999999-8888-7777-6666-fedcba987654"],
  ["DELETE", "/tenants/99999999-8888-7777-6666-fedcba987654"],
  ["GET", "/tenants/99999999-8888-7777-6666-fedcba987654/billing-info"],
  ["GET", `/tenants/${"x".repeat(500)}`],
  ["GET", "/tenants/%zz"],
  ["GET", "/nothing"],
])("404 for %s %s", async (method, path) => {
  const caller = await start();
  const base = caller.tenantsPath.replace(/\/tenants$/, "");
  expectProblem(await caller.call(method, base + path, { token: await caller.token() }), 404, "Not Found");
});

it("asks whoever calls a path that cannot be decoded what it asks everyone", async () => {
  const clock = new ManualClock();
  const caller = await start({ clock, requestsPerSecond: 1, burst: 2 });
  const { sandbox } = caller;
  const path = `${caller.tenantsPath}/%zz`;
  expectProblem(await caller.call("GET", path), 401, "Unauthorized");
  const token = await caller.token();
  const origin = "http://localhost:5173";
  const found = await caller.call("GET", path, { token, headers: { origin } });
  expectProblem(found, 404, "Not Found");
  expect(found.headers.get("ratelimit")).toBe('"burst";r=1;t=1, "daily";r=49999;t=86400');
  expect(found.headers.get("access-control-allow-origin")).toBe(origin);
  expect(found.headers.get("date")).toBe(new Date(clock.nowMs()).toUTCString());
  sandbox.setAccess("none");
  expectProblem(await caller.call("GET", path, { token }), 403, "Forbidden");
  expect((await caller.call("GET", path, { token })).status).toBe(429);
  expectProblem(await caller.call("GET", "/nothing/%zz"), 404, "Not Found");
  expect((await caller.call("GET", "/sandbox/%zz", { token: sandbox.controlToken })).status).toBe(404);
  const { partnerId } = sandbox;
  expect(sandbox.requests().map((entry) => [entry.path, entry.status, entry.partnerId])).toEqual([
    [path, 401, undefined],
    ["/oauth/token", 200, partnerId],
    [path, 404, partnerId],
    [path, 403, partnerId],
    [path, 429, partnerId],
    ["/nothing/%zz", 404, undefined],
  ]);
});

it("404 outside of the API, whatever is sent there, with no token asked for", async () => {
  const caller = await start();
  expectProblem(await caller.call("GET", "/"), 404, "Not Found");
  const answer = await caller.call("POST", "/nothing", { text: "x", headers: { "content-type": "text/plain" } });
  expectProblem(answer, 404, "Not Found");
});

it.each([
  ["PUT", "", "GET, POST, OPTIONS"],
  ["DELETE", "", "GET, POST, OPTIONS"],
  ["PROPFIND", "", "GET, POST, OPTIONS"],
  ["PUT", "/some-tenant", "GET, DELETE, OPTIONS"],
  ["PATCH", "/some-tenant", "GET, DELETE, OPTIONS"],
  ["DELETE", "/some-tenant/billing-info", "GET, OPTIONS"],
])("405 for %s …/tenants%s, before its body is looked at", async (method, path, allow) => {
  const caller = await start();
  const call = { token: await caller.token(), headers: { "content-type": "text/plain" }, text: "x" };
  const answer = await caller.call(method, caller.tenantsPath + path, call);
  expectProblem(answer, 405, "Method Not Allowed");
  expect(answer.headers.get("allow")).toBe(allow);
});

it.each([["text/plain"], ["application/x-www-form-urlencoded"], ["application/jsonx"], ["nonsense"]])(
  "415 for a POST of %s",
  async (type) => {
    const caller = await start();
    const call = { token: await caller.token(), text: JSON.stringify(acme), headers: { "content-type": type } };
    const answer = await caller.call("POST", caller.tenantsPath, call);
    expectProblem(answer, 415, "Unsupported Media Type");
    expect(caller.sandbox.history()).toEqual([]);
  },
);

it("415 for a POST of nothing at all", async () => {
  const caller = await start();
  const token = await caller.token();
  expectProblem(await caller.call("POST", caller.tenantsPath, { token }), 415, "Unsupported Media Type");
  expectProblem(await caller.call("POST", "/oauth/token"), 415, "Unsupported Media Type");
});

it("413 for a body without end", async () => {
  const caller = await start();
  const json = { ...acme, tenant_name: "x".repeat(2_000_000) };
  const answer = await caller.call("POST", caller.tenantsPath, { token: await caller.token(), json });
  expectProblem(answer, 413, "Payload Too Large");
});

describe("OPTIONS", () => {
  it.each([
    ["", "GET, POST, OPTIONS"],
    ["/some-tenant", "GET, DELETE, OPTIONS"],
    ["/some-tenant/billing-info", "GET, OPTIONS"],
  ])("…/tenants%s answers 204 with no token, counted in no limit", async (path, allow) => {
    const caller = await start({ clock: new ManualClock(), burst: 1 });
    for (let i = 0; i < 3; i++) {
      const answer = await caller.call("OPTIONS", caller.tenantsPath + path);
      expect(answer.status).toBe(204);
      expect(answer.headers.get("allow")).toBe(allow);
      expect(answer.headers.get("access-control-allow-methods")).toBe(allow);
      expect(answer.headers.get("x-printix-request-id")).toMatch(UUID);
    }
  });

  it.each([
    ["http://localhost:5173", "http://localhost:5173"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
    ["https://example.com", null],
    ["http://localhost.example.com", null],
  ])("lets a page of this machine read, and no other: %s", async (origin, allowed) => {
    const caller = await start();
    for (const method of ["OPTIONS", "GET"]) {
      const answer = await caller.call(method, caller.tenantsPath, { headers: { origin } });
      expect(answer.headers.get("access-control-allow-origin")).toBe(allowed);
    }
  });
});

it("500 says nothing but the request id, and one line on standard error", async () => {
  const clock = new ManualClock();
  const caller = await start({ clock });
  const token = await caller.token();
  const stderr = jest.spyOn(process.stderr, "write").mockReturnValue(true);
  try {
    const broken = jest.spyOn(clock, "monotonicMs").mockImplementation(() => {
      throw new Error("the clock fell off the wall");
    });
    const answer = await caller.call("GET", caller.tenantsPath, { token });
    broken.mockRestore();
    expectProblem(answer, 500, "Internal Server Error");
    const id = answer.headers.get("x-printix-request-id") ?? "";
    expect((answer.body as { detail: string }).detail).toBe(`The request could not be processed. Its id is ${id}.`);
    expect(stderr.mock.calls).toEqual([
      [`printix-partner-sandbox: request ${id} failed: the clock fell off the wall\n`],
    ]);
  } finally {
    stderr.mockRestore();
  }
});

it("what is no HTTP gets a problem too", async () => {
  const { sandbox } = await start();
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1", () => socket.write("GARBAGE\r\n\r\n"));
    let received = "";
    socket.on("data", (chunk) => (received += chunk.toString()));
    socket.on("error", reject).on("close", () => {
      resolve(received);
    });
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(answer).toMatch(/\r\nX-Printix-Request-ID: [\da-f-]{36}\r\n/);
  expect(answer).toContain("Content-Type: application/problem+json");
});
