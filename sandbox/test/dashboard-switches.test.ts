import { LEAK_CANARY } from "../src";
import { Caller } from "./support/caller";
import { ManualClock } from "./support/manual-clock";
import { visit, wordsOf } from "./support/visitor";

const north = { partnerId: "partner-north", clientId: "north", clientSecret: "north-secret" };
const limits = { requestsPerSecond: "2.5", burst: "3", dailyQuota: "100" };

function meter(page: string, label: string): string | undefined {
  return new RegExp(`aria-label="${label}"[^>]*aria-valuetext="([^"]*)"`).exec(page)?.[1];
}

it("changes the access state, with its limits, and says which it is", async () => {
  await visit({}, async (visitor) => {
    const page = await visitor.submit("/sandbox/access", { access: "enterprise" });
    expect(visitor.sandbox.partners()).toMatchObject([{ access: "enterprise", limits: { requestsPerSecond: 20 } }]);
    expect(page).toMatch(/value="enterprise"[^>]*aria-pressed="true"/);
    expect(page.match(/aria-pressed="true"/g)).toHaveLength(1);
    expect(wordsOf(page)).toContain("20 a second, 40 at once, 1,000,000 a day");
    expect(wordsOf(page)).toContain("governance");
  });
});

it("refuses an access state that there is not", async () => {
  await visit({}, async (visitor) => {
    const answer = await visitor.post("/sandbox/access", { access: "root" });
    expect(answer.status).toBe(400);
    expect(wordsOf(answer.body)).toContain("access must be one of");
    expect(visitor.sandbox.partners()).toMatchObject([{ access: "starter" }]);
  });
});

it("sets limits, and draws what is left of them", async () => {
  const clock = new ManualClock();
  await visit({ clock }, async (visitor) => {
    const caller = new Caller(visitor.sandbox);
    const token = await caller.token();
    expect(wordsOf(await visitor.submit("/sandbox/limits", limits))).toContain("The limits are set");
    expect(visitor.sandbox.partners()[0]?.limits).toEqual({ requestsPerSecond: 2.5, burst: 3, dailyQuota: 100 });
    for (let i = 0; i < 4; i++) await caller.call("GET", caller.tenantsPath, { token });
    clock.advance(500);
    const page = await visitor.page();
    expect(meter(page, "Daily quota")).toBe("97 of 100 requests left");
    expect(meter(page, "Burst")).toBe("1 of 3 requests at once");
    expect(wordsOf(page)).toContain("3 used; all back in 1 d");
    expect(page).toContain("5 requests in the last minute: 4 answered (2xx and 3xx), 1 throttled (429)");
    expect(page.match(/class="bar-left"/g)).toHaveLength(2);
  });
});

it("shows the latest requests, newest first, each with method, path, status and id", async () => {
  await visit({ requestsPerSecond: 1000, burst: 1000 }, async (visitor) => {
    const { sandbox } = visitor;
    expect(wordsOf(await visitor.page())).toContain("Nothing has been asked yet.");
    const caller = new Caller(sandbox);
    const token = await caller.token();
    for (let i = 0; i < 30; i++) await caller.call("GET", `${caller.tenantsPath}/${i}`, { token });
    const latest = sandbox.requests(25);
    expect(latest).toEqual(sandbox.requests().slice(-25));
    const rows = (await visitor.page()).match(/<tr id="request-.*?<\/tr>/gs) ?? [];
    expect(rows).toHaveLength(25);
    for (const [index, { sequence, path, requestId }] of latest.reverse().entries()) {
      expect(rows[index]).toContain(`id="request-${sequence}"`);
      // Whole for whoever copies or searches, though it is drawn short.
      expect(wordsOf(rows[index] ?? "").replaceAll(" ", "")).toContain(`GET${path}404NotFound${requestId}`);
    }
  });
});

it.each([
  ["requestsPerSecond", "0", "a number above 0"],
  ["requestsPerSecond", "", "a number above 0"],
  ["burst", "1.5", "a whole number above 0"],
  ["dailyQuota", "many", "a whole number above 0"],
])("refuses %s of %j, next to the field, and keeps what was typed", async (name, value, wanted) => {
  await visit({}, async (visitor) => {
    const before = visitor.sandbox.partners();
    const answer = await visitor.post("/sandbox/limits", { ...limits, [name]: value });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(`<p class="error" id="limit-${name}-error">This must be ${wanted}.</p>`);
    for (const [each, typed] of Object.entries({ ...limits, [name]: value })) {
      expect(answer.body).toMatch(new RegExp(`name="${each}"\\s[^>]*value="${typed}"`));
    }
    expect(visitor.sandbox.partners()).toEqual(before);
  });
});

it("shows and changes one of several partners, and stays with it", async () => {
  await visit({}, async (visitor) => {
    const { sandbox } = visitor;
    expect(await visitor.page()).not.toContain('aria-label="Partners"');
    sandbox.addPartner(north);
    sandbox.createTenant({ tenantName: "South", tenantDomain: "south" });
    const partner = "partner-north";
    const page = await visitor.submit("/sandbox/tenants", { partner, tenantName: "North", tenantDomain: "north" });
    expect(sandbox.tenants()).toMatchObject([{ tenantName: "South" }, { tenantName: "North", partnerId: partner }]);
    expect(page).toMatch(/href="\/sandbox\?partner=partner-north"\s+aria-current="page"/);
    expect(wordsOf(page)).toContain("1 active tenant");
    expect(page).not.toContain("South");
    await visitor.submit("/sandbox/access", { partner, access: "none" });
    await visitor.submit("/sandbox/faults", { partner, kind: "reset" });
    expect(sandbox.partners()).toMatchObject([{ access: "starter" }, { access: "none" }]);
    expect(sandbox.faults()).toMatchObject([{ kind: "reset", partnerId: partner }]);
    expect(wordsOf(await visitor.page())).toContain("Nothing goes wrong on purpose.");
    await visitor.submit("/sandbox/faults/clear");
    expect(sandbox.faults()).toHaveLength(1);
    expect(wordsOf(await visitor.page("/sandbox?partner=nobody"))).toContain("South");
  });
});

it("changes nothing for a partner that is not there, and says so", async () => {
  await visit({}, async (visitor) => {
    const { sandbox } = visitor;
    const { id } = sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
    const before = [sandbox.partners(), sandbox.history(), sandbox.faults(), sandbox.switches().isLeaking];
    const partner = "partner-north";
    for (const [form, fields] of Object.entries({
      access: { access: "none" },
      limits,
      faults: { kind: "reset" },
      tenants: { tenantName: "North", tenantDomain: "north" },
      [`tenants/${id}/cancel`]: {},
      leak: { leak: "on" },
    })) {
      const answer = await visitor.post(`/sandbox/${form}`, { ...fields, partner });
      expect([form, answer.status]).toEqual([form, 404]);
      expect(wordsOf(answer.body)).toContain("The sandbox has no partner partner-north. To the dashboard");
    }
    expect([sandbox.partners(), sandbox.history(), sandbox.faults(), sandbox.switches().isLeaking]).toEqual(before);
    // The page of such an address is the first partner's, and so are its forms.
    expect(await visitor.page(`/sandbox?partner=${partner}`)).not.toContain(partner);
  });
});

it("shows one partner's requests and minute, however much another asks, and those of nobody who is known", async () => {
  const clock = new ManualClock();
  await visit({ clock, requestsPerSecond: 10_000, burst: 10_000 }, async (visitor) => {
    const { sandbox } = visitor;
    sandbox.addPartner({ ...north, requestsPerSecond: 10_000, burst: 10_000 });
    const [first, second] = [new Caller(sandbox), new Caller({ ...sandbox, ...north })];
    const [token, other] = [await first.token(), await second.token()];
    await first.call("GET", first.tenantsPath, { token });
    await first.call("GET", first.tenantsPath, { token: "unknown" });
    const all = Array.from({ length: 20 }, () => 100);
    for (const count of all) {
      await Promise.all(Array.from({ length: count }, () => second.call("GET", second.tenantsPath, { token: other })));
    }
    const words = "3 requests in the last minute: 2 answered (2xx and 3xx), 0 throttled (429), 1 refused (other 4xx)";
    const page = await visitor.page();
    expect(page).toContain(words);
    expect(page.match(/<tr id="request-\d+/g)).toEqual([4, 3, 1].map((sequence) => `<tr id="request-${sequence}`));
    expect(await visitor.page("/sandbox?partner=partner-north")).toContain("2,002 requests in the last minute");
    clock.advance(60_000);
    expect(await visitor.page()).toContain("0 requests in the last minute");
  });
});

it("sets faults, counts what they hit, and removes them", async () => {
  await visit({}, async (visitor) => {
    const { sandbox } = visitor;
    const fields = { kind: "status-503", route: "list", times: "2", chance: "100", retryAfterSeconds: "7", seed: "3" };
    expect(wordsOf(await visitor.submit("/sandbox/faults", fields))).toContain(
      "503 Service Unavailable on List tenants hit 0 of 2 times",
    );
    expect(sandbox.faults()).toMatchObject([
      { kind: "status", status: 503, route: "list", times: 2, chance: 1, retryAfterSeconds: 7, seed: 3 },
    ]);
    const caller = new Caller(sandbox);
    const token = await caller.token();
    const { status, headers } = await caller.call("GET", caller.tenantsPath, { token });
    expect([status, headers.get("retry-after")]).toEqual([503, "7"]);
    expect(wordsOf(await visitor.page())).toContain("hit 1 of 2 times");
    const always = { kind: "slow", route: "any", times: "", chance: "12.5", tenant: "acme", delayMs: "100" };
    const page = wordsOf(await visitor.submit("/sandbox/faults", always));
    expect(page).toContain("Slow answer on every call of acme, 12.5 % of the time hit 0 times");
    expect(sandbox.faults()).toMatchObject([{}, { kind: "slow", times: "always", chance: 0.125, delayMs: 100 }]);
    const [first] = sandbox.faults();
    await visitor.submit(`/sandbox/faults/${first?.id ?? ""}/remove`);
    expect(sandbox.faults()).toMatchObject([{ kind: "slow" }]);
    await visitor.submit(`/sandbox/faults/${first?.id ?? ""}/remove`);
    expect(sandbox.faults()).toHaveLength(1);
    await visitor.submit("/sandbox/faults", { kind: "empty" });
    expect(wordsOf(await visitor.submit("/sandbox/faults/clear"))).toContain("All faults are removed.");
    expect(sandbox.faults()).toEqual([]);
  });
});

it.each([
  ["times", { kind: "reset", times: "0" }],
  ["chance", { kind: "reset", chance: "101" }],
  ["delayMs", { kind: "reset", delayMs: "5" }],
  ["seed", { kind: "reset", seed: "-1" }],
  ["retryAfterSeconds", { kind: "reset", retryAfterSeconds: "1" }],
  ["kind", { kind: "status-999" }],
  ["kind", { kind: "nothing" }],
  ["route", { kind: "reset", route: "nowhere" }],
])("refuses a fault whose %s cannot be, next to the field", async (name, fields) => {
  await visit({}, async (visitor) => {
    const answer = await visitor.post("/sandbox/faults", fields);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatch(new RegExp(`<p class="error" id="fault-${name}-error">This must be [^<]+\\.</p>`));
    expect(visitor.sandbox.faults()).toEqual([]);
  });
});

it.each([
  ["times", { kind: "reset", times: "0" }, "a whole number above 0, or empty: always"],
  ["chance", { kind: "reset", chance: "150" }, "a number above 0 and at most 100"],
  ["chance", { kind: "reset", chance: "0" }, "a number above 0 and at most 100"],
  ["delayMs", { kind: "reset", delayMs: "5" }, "left out but for the kind slow"],
  ["retryAfterSeconds", { kind: "status-301", retryAfterSeconds: "1" }, "left out for a status below 400"],
  ["kind", { kind: "status-999" }, "one of those in the list"],
  ["kind", { kind: "nothing" }, "one of those in the list"],
  ["route", { kind: "reset", route: "nowhere" }, "one of those in the list"],
])("says what the field %s must be in the form's own words, and leads to it", async (name, fields, wanted) => {
  await visit({}, async (visitor) => {
    const { body } = await visitor.post("/sandbox/faults", fields);
    expect(body).toContain(`<p class="error" id="fault-${name}-error">This must be ${wanted}`);
    const [wrong = ""] = new RegExp(`<(?:input|select)\\s+id="fault-${name}"[^>]*>`).exec(body) ?? [];
    expect(wrong).toMatch(/ autofocus\b/);
    expect(body.match(/ autofocus\b/g)).toHaveLength(1);
  });
});

it.each([
  ["list-lag", "-1"],
  ["list-lag", "86401"],
  ["cancel-lag", "x"],
  ["domain-lag", "-1"],
])("refuses a %s of %s s by the rule that it breaks", async (lag, seconds) => {
  await visit({}, async (visitor) => {
    const answer = await visitor.post(`/sandbox/${lag}`, { seconds });
    expect(answer.body).toMatch(new RegExp(`<input\\s+id="${lag}"[^>]*aria-invalid="true"`));
    expect([answer.status, wordsOf(answer.body)]).toEqual([422, expect.stringContaining("a day (86,400) at most")]);
  });
});

it.each([
  ["list-lag", "listLagMs", "The list's lag is set."],
  ["cancel-lag", "cancelLagMs", "The lag of cancels is set."],
  ["domain-lag", "domainLagMs", "The lag of domains is set."],
] as const)("sets the %s alone, and says so", async (lag, ofSwitch, words) => {
  await visit({}, async (visitor) => {
    const before = visitor.sandbox.switches();
    const page = await visitor.submit(`/sandbox/${lag}`, { seconds: "1.5" });
    expect(wordsOf(page)).toContain(words);
    expect(page).toMatch(new RegExp(`<input\\s+id="${lag}"[^>]*value="1.5"`));
    const { listLagMs, cancelLagMs, domainLagMs } = before;
    expect(visitor.sandbox.switches()).toMatchObject({ listLagMs, cancelLagMs, domainLagMs, [ofSwitch]: 1500 });
  });
});

it("lets the list lag, leaks, and moves the clock", async () => {
  await visit({ clock: new ManualClock() }, async (visitor) => {
    const { sandbox } = visitor;
    const caller = new Caller(sandbox);
    const token = await caller.token();
    expect(await visitor.submit("/sandbox/list-lag", { seconds: "1.5" })).toMatch(/name="seconds"[^>]*value="1.5"/);
    sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
    expect((await caller.call("GET", caller.tenantsPath, { token })).body).toMatchObject({ tenants: [] });
    expect(wordsOf(await visitor.page())).toContain("2030-01-15 00:00:00");

    const moved = wordsOf(await visitor.submit("/sandbox/clock", { seconds: "60" }));
    expect(moved).toContain("2030-01-15 00:01:00");
    expect(moved).toContain("It is 1 min ahead of this machine's.");
    const leaking = await visitor.submit("/sandbox/leak", { leak: "on" });
    expect(leaking).toContain('aria-checked="true"');
    const { body } = await caller.call("GET", caller.tenantsPath, { token });
    expect(body).toMatchObject({ tenants: [{ tenant_name: "Acme" }] });
    expect(JSON.stringify(body)).toContain(LEAK_CANARY);
    expect(await visitor.submit("/sandbox/leak", { leak: "off" })).toContain('aria-checked="false"');
    expect(JSON.stringify((await caller.call("GET", caller.tenantsPath, { token })).body)).not.toContain(LEAK_CANARY);

    const refused = await visitor.post("/sandbox/list-lag", { seconds: "-1" });
    expect([refused.status, wordsOf(refused.body)]).toEqual([422, expect.stringContaining("0 or more")]);
    expect((await visitor.post("/sandbox/clock", { seconds: "-5" })).status).toBe(400);
    expect((await visitor.post("/sandbox/clock", { seconds: "" })).status).toBe(400);
  });
});
