import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { startSandbox } from "../src";
import { rawCall } from "./support/raw-call";
import { visit, Visitor, wordsOf } from "./support/visitor";

const paths = ["/sandbox", "/sandbox/", "/sandbox?token=", "/sandbox/tenants/x/cancel", "/sandbox/tenants/x/rename"];
const forms = ["/access", "/limits", "/tenants", "/faults", "/faults/clear", "/list-lag", "/leak", "/clock"];
const draft = { tenantName: "Acme", tenantDomain: "acme" };

it("exchanges the token in the address for a cookie that no script reads and no other site uses", async () => {
  const sandbox = await startSandbox();
  try {
    const answer = await rawCall(`${sandbox.url}/sandbox?q=acme&token=${sandbox.controlToken}`);
    expect([answer.status, answer.headers.location]).toEqual([303, "/sandbox?q=acme"]);
    const { port } = new URL(sandbox.url);
    expect(answer.headers["set-cookie"]).toEqual([
      `printix-sandbox-${port}=${sandbox.controlToken}; Path=/sandbox; HttpOnly; SameSite=Strict`,
    ]);
  } finally {
    await sandbox.stop();
  }
});

it("shows nothing of itself, and changes nothing, without the token or with a wrong one", async () => {
  await visit({}, async (known) => {
    const { sandbox } = known;
    sandbox.createTenant({ tenantName: "Secret Customer", tenantDomain: "secret" });
    const [name = ""] = known.cookie.split("=");
    for (const cookie of ["", `${name}=`, `${name}=guessed`, `other=${sandbox.controlToken}`]) {
      const stranger = new Visitor(sandbox);
      stranger.cookie = cookie;
      for (const path of paths) {
        const answer = await stranger.get(path);
        expect([path, answer.status]).toEqual([path, 401]);
        expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
        expect(wordsOf(answer.body)).toContain("Open the dashboard with the whole address");
        expect(answer.body).not.toMatch(new RegExp(`Secret|${sandbox.partnerId}|${sandbox.controlToken}`));
      }
      for (const form of forms) expect((await stranger.post(`/sandbox${form}`, draft)).status).toBe(401);
    }
    expect(sandbox.tenants()).toHaveLength(1);
    expect((await known.get("/sandbox?token=wrong")).status).toBe(401);
  });
});

it.each<[string, Record<string, string | undefined>, number]>([
  ["another site's page", { origin: "https://attacker.example", "sec-fetch-site": "cross-site" }, 403],
  ["another port's page", { origin: "http://127.0.0.1:1", "sec-fetch-site": "same-site" }, 403],
  ["an old browser's page of another site", { origin: "https://attacker.example" }, 403],
  ["a sandboxed frame", { origin: "null", "sec-fetch-site": "cross-site" }, 403],
  ["a page that names no origin", { origin: "null" }, 403],
  ["a link", { "sec-fetch-site": "cross-site" }, 403],
  ["a name that was rebound to this machine", { host: "attacker.example" }, 403],
  ["nobody who says so", { origin: undefined }, 401],
])("takes no form from %s, though the browser sends the cookie along", async (_case, headers, status) => {
  await visit({}, async (visitor) => {
    for (const form of forms) {
      const answer = await visitor.post(`/sandbox${form}`, draft, headers);
      expect([form, answer.status]).toEqual([form, status]);
    }
    expect(visitor.sandbox.tenants()).toEqual([]);
  });
});

it.each<[string, Record<string, string>]>([
  ["a link on another site", { "sec-fetch-site": "cross-site" }],
  ["a page of another port", { "sec-fetch-site": "same-site", origin: "http://127.0.0.1:1" }],
  ["a name that was rebound to this machine", { host: "attacker.example" }],
])("shows nothing to %s, and lets nobody read it", async (_case, headers) => {
  await visit({}, async (visitor) => {
    for (const path of [...paths, `/sandbox?token=${visitor.sandbox.controlToken}`, "/sandbox/assets/dashboard.mjs"]) {
      const answer = await visitor.get(path, headers);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
      expect(answer.headers["set-cookie"]).toBeUndefined();
    }
  });
});

it("changes nothing by GET, whatever the address says", async () => {
  await visit({}, async (visitor) => {
    const { sandbox } = visitor;
    const { id } = sandbox.createTenant(draft);
    const before = { tenants: sandbox.history(), partners: sandbox.partners(), faults: sandbox.faults() };
    const query = new URLSearchParams({ tenantName: "B", tenantDomain: "b", access: "none", burst: "1", leak: "on" });
    for (const form of [...forms, `/tenants/${id}/rename`, `/tenants/${id}/cancel`, "/faults/1/remove"]) {
      const answer = await visitor.get(`/sandbox${form}?${query.toString()}`);
      expect([200, 303]).toContain(answer.status);
      if (answer.status === 303) expect(answer.headers.location).toBe("/sandbox");
    }
    expect({ tenants: sandbox.history(), partners: sandbox.partners(), faults: sandbox.faults() }).toEqual(before);
  });
});

it("runs no script and loads nothing but its own files", async () => {
  await visit({}, async (visitor) => {
    const { headers, body } = await visitor.get("/sandbox");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(headers).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
    expect(body).not.toMatch(/ style=| on\w+=|<style/);
    const used = [...body.matchAll(/ (?:src|href)="(\/sandbox\/assets\/[^"]+|[a-z]+:[^"]*|\/\/[^"]*)"/g)];
    expect(used.length).toBeGreaterThan(5);
    for (const [, path = ""] of used) {
      const asset = await new Visitor(visitor.sandbox).get(path);
      expect([path, asset.status]).toEqual([path, 200]);
      expect(asset.headers["content-type"]).toMatch(/^(?:text\/css|text\/javascript|image\/svg\+xml)/);
    }
  });
});

it("serves every file beside the page, and no other", async () => {
  await visit({}, async (visitor) => {
    const folder = join(__dirname, "../assets");
    for (const name of readdirSync(folder)) {
      expect((await visitor.page(`/sandbox/assets/${name}`)).trim()).toBe(
        readFileSync(join(folder, name), "utf8").trim(),
      );
    }
    for (const name of ["..%2fpackage.json", "../package.json", "nothing.css"]) {
      expect((await visitor.get(`/sandbox/assets/${name}`)).status).toBe(404);
    }
  });
});

it.each([
  ["a body of another type", { "content-type": "text/plain" }, "tenantName=Acme", 415],
  ["a body that is too large", {}, `tenantName=${"x".repeat(20_000)}`, 413],
])("refuses %s with a page", async (_case, headers, body, status) => {
  await visit({}, async (visitor) => {
    const answer = await visitor.post("/sandbox/tenants", Object.fromEntries(new URLSearchParams(body)), headers);
    expect(answer.status).toBe(status);
    expect(answer.body).toContain("To the dashboard");
  });
});

it("logs none of its own requests, and takes them from no quota", async () => {
  await visit({ dailyQuota: 3 }, async (visitor) => {
    for (let i = 0; i < 5; i++) await visitor.page();
    await visitor.submit("/sandbox/tenants", draft);
    expect(visitor.sandbox.requests()).toEqual([]);
    expect(visitor.sandbox.partners()[0]?.standings).toMatchObject([{ remaining: 10 }, { remaining: 3 }]);
  });
});
