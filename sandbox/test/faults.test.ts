import { copyFileSync } from "node:fs";
import { connect } from "node:net";
import { DatabaseSync } from "node:sqlite";
import type { FaultDraft, Sandbox } from "../src";
import { AcceptedStore } from "../src/store/accepted";
import type { Caller } from "./support/caller";
import { ManualClock } from "./support/manual-clock";
import { UUID } from "./support/matchers";
import { rawCall, type RawAnswer } from "./support/raw-call";
import { start, temporaryDataFile } from "./support/sandboxes";

const acme = { tenant_name: "Acme Co.", tenant_domain: "acme" };

/** Sends one of the six calls, with nothing between that follows, retries or parses. */
async function send(caller: Caller, token: string, route: string, domain = "acme", id = ""): Promise<RawAnswer> {
  const { sandbox, tenantsPath } = caller;
  const { clientId, clientSecret } = sandbox;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const at = (path: string): string => `${sandbox.url}${tenantsPath}${path}`;
  switch (route) {
    case "create":
      return rawCall(at(""), { method: "POST", headers, body: JSON.stringify({ ...acme, tenant_domain: domain }) });
    case "list":
      return rawCall(at(""), { headers });
    case "token": {
      const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
      const type = { "content-type": "application/x-www-form-urlencoded" };
      return rawCall(sandbox.authUrl, { method: "POST", headers: type, body: String(new URLSearchParams(form)) });
    }
    case "cancel":
      return rawCall(at(`/${id}`), { method: "DELETE", headers });
    default:
      return rawCall(at(`/${id}${route === "billing" ? "/billing-info" : ""}`), { headers });
  }
}

const holds = (sandbox: Sandbox): number => sandbox.tenants().length;

describe("what a fault answers to a creation", () => {
  it.each<[string, FaultDraft, number, number, RegExp | string]>([
    ["201, made", { kind: "status", status: 201 }, 201, 1, /"tenant_name":"Acme Co\."/],
    ["204, made", { kind: "status", status: 204 }, 204, 1, ""],
    ["204, not made", { kind: "status", status: 204, when: "before" }, 204, 0, ""],
    ["202, never made", { kind: "status", status: 202, when: "before" }, 202, 0, ""],
    ["400", { kind: "status", status: 400 }, 400, 0, /"type":"\/problems\/violations".*"violations":\[\{/],
    ["401", { kind: "status", status: 401 }, 401, 0, /"title":"Unauthorized"/],
    ["403", { kind: "status", status: 403 }, 403, 0, /"title":"Forbidden"/],
    ["404", { kind: "status", status: 404 }, 404, 0, /"title":"Not Found"/],
    ["405", { kind: "status", status: 405 }, 405, 0, /"title":"Method Not Allowed"/],
    ["409", { kind: "status", status: 409 }, 409, 0, /"title":"Conflict"/],
    ["415", { kind: "status", status: 415 }, 415, 0, /"title":"Unsupported Media Type"/],
    ["428", { kind: "status", status: 428 }, 428, 0, /"title":"Precondition Required"/],
    ["429", { kind: "status", status: 429 }, 429, 0, /"type":"\/problems\/too-many-requests"/],
    ["500, not made", { kind: "status", status: 500 }, 500, 0, /"title":"Internal Server Error"/],
    ["500, made", { kind: "status", status: 500, when: "after" }, 500, 1, /A fault of the sandbox answers/],
    ["502 in HTML", { kind: "html", status: 502 }, 502, 0, /^<!doctype html>/],
    ["503, made", { kind: "status", status: 503, when: "after" }, 503, 1, /"title":"Service Unavailable"/],
    ["504, made", { kind: "status", status: 504, when: "after" }, 504, 1, /"title":"Gateway Timeout"/],
    ["200 in HTML, made", { kind: "html" }, 200, 1, /^<!doctype html>/],
    ["200 in HTML, not made", { kind: "html", when: "before" }, 200, 0, /^<!doctype html>/],
    ["another shape", { kind: "shape" }, 200, 1, '{"result":{"unexpected":true}}'],
    ["an empty body", { kind: "empty" }, 200, 1, ""],
    ["another content type", { kind: "content-type" }, 200, 1, /"tenant_name":"Acme Co\."/],
  ])("%s", async (_name, fault, status, held, body) => {
    const caller = await start();
    const { sandbox } = caller;
    const token = await caller.token();
    const added = sandbox.addFault({ ...fault, route: "create" });
    const answer = await send(caller, token, "create");
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual(typeof body === "string" ? body : expect.stringMatching(body));
    expect(holds(sandbox)).toBe(held);
    expect(answer.headers["x-printix-request-id"]).toMatch(UUID);
    expect(answer.headers["ratelimit-policy"]).toBe('"burst";q=1000;w=1, "daily";q=50000;w=86400');
    expect(sandbox.requests().at(-1)).toMatchObject({ status, fault: added.id });
    expect(sandbox.faults()).toEqual([{ ...added, hits: 1 }]);
  });

  it("has the type that belongs to it", async () => {
    const caller = await start();
    const token = await caller.token();
    const typeOf = async (fault: FaultDraft): Promise<string | undefined> => {
      caller.sandbox.addFault({ ...fault, route: "list" });
      return (await send(caller, token, "list")).headers["content-type"];
    };
    expect(await typeOf({ kind: "status", status: 503 })).toBe("application/problem+json");
    expect(await typeOf({ kind: "html", status: 502 })).toBe("text/html; charset=utf-8");
    expect(await typeOf({ kind: "content-type" })).toBe("text/plain");
    expect(await typeOf({ kind: "shape" })).toBe("application/hal+json");
    expect(await typeOf({ kind: "empty" })).toBeUndefined();
  });

  it("says when to come back: as seconds, as a date, or not at all", async () => {
    const clock = new ManualClock();
    const caller = await start({ clock });
    const token = await caller.token();
    const said = async (fault: FaultDraft): Promise<(string | string[] | undefined)[]> => {
      caller.sandbox.addFault({ ...fault, route: "list" });
      const { headers } = await send(caller, token, "list");
      return [headers["retry-after"], headers["x-rate-limit-retry-after-seconds"]];
    };
    const status = { kind: "status", status: 503 } as const;
    expect(await said(status)).toEqual([undefined, undefined]);
    expect(await said({ ...status, retryAfterSeconds: 30 })).toEqual(["30", undefined]);
    const date = new Date(clock.nowMs() + 30_000).toUTCString();
    expect(await said({ ...status, retryAfterSeconds: 30, isRetryAfterDate: true })).toEqual([date, undefined]);
    expect(await said({ kind: "status", status: 429 })).toEqual(["1", "1"]);
    expect(await said({ kind: "status", status: 429, retryAfterSeconds: 7200 })).toEqual(["7200", "7200"]);
  });
});

it.each([
  ["the machine's clock", undefined],
  ["a clock that was handed in", new ManualClock()],
])("a date to come back at is as far from the answer's own, however far %s was moved", async (_case, clock) => {
  const caller = await start({ clock });
  caller.sandbox.moveClock(7 * 24 * 60 * 60 * 1000);
  const token = await caller.token();
  caller.sandbox.addFault({ kind: "status", status: 503, retryAfterSeconds: 5, isRetryAfterDate: true, times: 2 });
  for (const route of ["list", "create"]) {
    const { headers } = await send(caller, token, route);
    const waitMs = Date.parse(headers["retry-after"] ?? "") - Date.parse(headers.date ?? "");
    expect([5000, 6000]).toContain(waitMs);
    const ofOwnMs = Date.parse(headers["retry-after"] ?? "") - (clock?.nowMs() ?? Date.now());
    expect(ofOwnMs).toBeLessThanOrEqual(6000);
  }
});

describe("a redirect", () => {
  it.each([301, 302, 307, 308, 303])("%i of a read leads to another path, where the same is", async (status) => {
    const caller = await start();
    const { sandbox, tenantsPath } = caller;
    const token = await caller.token();
    sandbox.addFault({ kind: "status", status, route: "list" });
    const { headers, body } = await send(caller, token, "list");
    expect([headers.location, body]).toEqual([`${sandbox.url}/moved${tenantsPath}`, ""]);
    const moved = await rawCall(headers.location ?? "", { headers: { authorization: `Bearer ${token}` } });
    expect(moved.status).toBe(200);
    expect(sandbox.requests().map(({ path }) => path)).toEqual(["/oauth/token", tenantsPath, `/moved${tenantsPath}`]);
  });

  it("303 of a creation leads to the tenant, or to where none is", async () => {
    const caller = await start();
    const { sandbox } = caller;
    const token = await caller.token();
    const follow = async (when: "before" | "after"): Promise<number> => {
      sandbox.addFault({ kind: "status", status: 303, route: "create", when });
      const { headers } = await send(caller, token, "create");
      return (await rawCall(headers.location ?? "", { headers: { authorization: `Bearer ${token}` } })).status;
    };
    expect([await follow("before"), holds(sandbox)]).toEqual([404, 0]);
    expect([await follow("after"), holds(sandbox)]).toEqual([200, 1]);
  });

  it("303 of a cancel leads to the list", async () => {
    const caller = await start();
    const { sandbox, tenantsPath } = caller;
    const { id } = sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
    sandbox.addFault({ kind: "status", status: 303, route: "cancel" });
    const { headers } = await send(caller, await caller.token(), "cancel", "acme", id);
    expect([headers.location, holds(sandbox)]).toEqual([sandbox.url + tenantsPath, 0]);
  });
});

describe("a broken connection", () => {
  it.each([
    ["before", 0],
    ["after", 1],
  ] as const)("is reset %s the request is carried out", async (when, held) => {
    const caller = await start();
    const token = await caller.token();
    const { id } = caller.sandbox.addFault({ kind: "reset", when });
    await expect(send(caller, token, "create")).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(holds(caller.sandbox)).toBe(held);
    expect(caller.sandbox.requests().at(-1)).toMatchObject({ method: "POST", status: 0, fault: id });
  });

  it.each([
    ["before", 0],
    ["after", 1],
  ] as const)("ends in the midst of the answer, %s", async (when, held) => {
    const caller = await start();
    const token = await caller.token();
    caller.sandbox.addFault({ kind: "truncated", when });
    await expect(send(caller, token, "create")).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(holds(caller.sandbox)).toBe(held);
    expect(caller.sandbox.requests().at(-1)).toMatchObject({ method: "POST", status: 200 });
  });

  it.each([
    ["before", 0],
    ["after", 1],
  ] as const)("stays silent, %s, until the sandbox stops", async (when, held) => {
    const caller = await start();
    const { sandbox } = caller;
    const token = await caller.token();
    sandbox.addFault({ kind: "silence", when });
    const silent = send(caller, token, "create").catch((error: unknown) => error);
    // Another call is answered all the same, and by then the first one has been hit.
    while (sandbox.faults()[0]?.hits === 0) expect((await send(caller, token, "list")).status).toBe(200);
    expect(holds(sandbox)).toBe(held);
    await sandbox.stop();
    expect(await silent).toMatchObject({ code: "ECONNRESET" });
  });
});

describe("what is put off", () => {
  it.each(["before", "after"] as const)("is a slow answer, %s, until the clock has come to it", async (when) => {
    const caller = await start();
    const { sandbox } = caller;
    const token = await caller.token();
    sandbox.addFault({ kind: "slow", when, delayMs: 60_000 });
    const slow = send(caller, token, "create");
    while (sandbox.faults()[0]?.hits === 0) await send(caller, token, "list");
    sandbox.moveClock(59_000);
    expect(holds(sandbox)).toBe(when === "before" ? 0 : 1);
    sandbox.moveClock(1000);
    expect((await slow).status).toBe(200);
    expect(holds(sandbox)).toBe(1);
  });

  it("is a change that was accepted, a cancel as well as a creation", async () => {
    const caller = await start();
    const { sandbox } = caller;
    const token = await caller.token();
    sandbox.addFault({ kind: "status", status: 202, times: 2, delayMs: 60_000 });
    expect((await send(caller, token, "create")).status).toBe(202);
    expect(holds(sandbox)).toBe(0);
    sandbox.moveClock(60_000);
    await settled(() => holds(sandbox) === 1);
    const [{ id } = { id: "" }] = sandbox.tenants();
    expect((await send(caller, token, "cancel", "acme", id)).status).toBe(202);
    expect(holds(sandbox)).toBe(1);
    sandbox.moveClock(60_000);
    await settled(() => holds(sandbox) === 0);
  });

  it("is not spent by what is refused at once", async () => {
    const caller = await start();
    const { sandbox } = caller;
    const token = await caller.token();
    const { id } = sandbox.createTenant({ tenantName: "Globex", tenantDomain: "globex" });
    sandbox.addFault({ kind: "status", status: 202, times: 2, delayMs: 0 });
    expect((await send(caller, token, "create", "No Domain")).status).toBe(400);
    expect((await send(caller, token, "create", "globex")).status).toBe(409);
    expect((await send(caller, token, "cancel", "", "no-tenant")).status).toBe(404);
    expect(sandbox.faults()).toMatchObject([{ hits: 0 }]);
    expect(sandbox.requests().some(({ fault }) => fault !== undefined)).toBe(false);
    expect((await send(caller, token, "create")).status).toBe(202);
    expect((await send(caller, token, "cancel", "", id)).status).toBe(202);
    await settled(
      () =>
        sandbox
          .tenants()
          .map(({ tenantName }) => tenantName)
          .join() === "Acme Co.",
    );
  });

  it("meets the rules at once, and a quicker one later", async () => {
    const caller = await start();
    const { sandbox } = caller;
    const token = await caller.token();
    sandbox.addFault({ kind: "status", status: 202, times: "always", delayMs: 60_000 });
    expect((await send(caller, token, "create", "No Domain")).status).toBe(400);
    expect((await send(caller, token, "cancel", "", "no-tenant")).status).toBe(404);
    expect((await send(caller, token, "create")).status).toBe(202);
    sandbox.createTenant({ tenantName: "Quicker", tenantDomain: "acme" });
    expect((await send(caller, token, "create")).status).toBe(409);
    await sandbox.stop();
  });

  it("is carried out at the stop, and by the next process where this one does not come to that", async () => {
    const [dataFile, afterCrash] = [temporaryDataFile(), temporaryDataFile()];
    const caller = await start({ dataFile });
    const token = await caller.token();
    caller.sandbox.addFault({ kind: "status", status: 202, delayMs: 60_000 });
    expect((await send(caller, token, "create")).status).toBe(202);
    // What a process that is killed now would leave behind.
    for (const suffix of ["", "-wal"]) copyFileSync(dataFile + suffix, afterCrash + suffix);
    await caller.sandbox.stop();
    for (const file of [dataFile, afterCrash]) {
      expect((await start({ dataFile: file })).sandbox.tenants()).toMatchObject([{ tenantName: "Acme Co." }]);
    }
  });

  it("is left to the next process where it cannot be carried out, which stops neither this one nor its stop", async () => {
    const dataFile = temporaryDataFile();
    const caller = await start({ dataFile });
    const token = await caller.token();
    caller.sandbox.addFault({ kind: "status", status: 202, delayMs: 60_000 });
    const answer = await send(caller, token, "create");
    const stderr = jest.spyOn(process.stderr, "write").mockReturnValue(true);
    const carryOut = jest.spyOn(AcceptedStore.prototype, "carryOut").mockImplementation(() => {
      throw new Error("database or disk is full");
    });
    try {
      await caller.sandbox.stop();
      const request = `request ${String(answer.headers["x-printix-request-id"])}`;
      expect(stderr.mock.calls).toEqual([[`printix-partner-sandbox: ${request} failed: database or disk is full\n`]]);
    } finally {
      carryOut.mockRestore();
      stderr.mockRestore();
    }
    expect((await start({ dataFile })).sandbox.tenants()).toMatchObject([{ tenantName: "Acme Co." }]);
  });
});

describe("a request whose body comes while the sandbox stops", () => {
  /** Begins a creation, and sends its body when the sandbox has the rest of it and is told to stop. */
  async function createAcrossStop(caller: Caller, token: string): Promise<string> {
    const { hostname, port } = new URL(caller.sandbox.url);
    const body = JSON.stringify(acme);
    const head = [
      `POST ${caller.tenantsPath} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      `Authorization: Bearer ${token}`,
      "Content-Type: application/json",
      `Content-Length: ${body.length}`,
      "Expect: 100-continue",
      "Connection: close",
    ];
    const socket = connect(Number(port), hostname);
    let received = "";
    const closed = new Promise((resolve) => socket.once("close", resolve).on("error", () => undefined));
    const continued = new Promise<void>((resolve) => {
      socket.on("data", (chunk) => {
        received += chunk.toString();
        resolve();
      });
    });
    socket.write(`${head.join("\r\n")}\r\n\r\n`);
    await continued;
    const stopped = caller.sandbox.stop();
    socket.write(body);
    await Promise.all([stopped, closed]);
    return received;
  }

  afterEach(() => jest.restoreAllMocks());

  /** Counts the timers of a minute that run. Not all there are: where jest runs in this process, it has some of its own. */
  function countMinutes(): () => number {
    const running = new Set<unknown>();
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    jest.spyOn(globalThis, "setTimeout").mockImplementation((run: () => void, ms?: number) => {
      const timer = set(run, ms);
      if (ms !== undefined && ms > 59_000) running.add(timer);
      return timer;
    });
    jest.spyOn(globalThis, "clearTimeout").mockImplementation((timer) => {
      running.delete(timer);
      clear(timer);
    });
    return () => running.size;
  }

  it.each<[string, FaultDraft, RegExp]>([
    ["accepted, and carried out at once", { kind: "status", status: 202, delayMs: 60_000 }, / 202 Accepted/],
    [
      "slow, and answered at once",
      { kind: "slow", when: "before", delayMs: 60_000 },
      / 200 OK.*"tenant_name":"Acme Co\."/s,
    ],
    ["silent, and ended", { kind: "silence", when: "before" }, /^HTTP\/1\.1 100 Continue\s+$/],
  ])("is %s: nothing is left to be done, or to wait for", async (_case, fault, answer) => {
    const dataFile = temporaryDataFile();
    const caller = await start({ dataFile });
    const { body } = await send(caller, "", "token");
    const { access_token: token } = JSON.parse(body) as { access_token: string };
    caller.sandbox.addFault({ ...fault, route: "create" });
    const minutes = countMinutes();
    expect(await createAcrossStop(caller, token)).toMatch(answer);
    expect(minutes()).toBe(0);
    const db = new DatabaseSync(dataFile);
    expect(db.prepare("SELECT * FROM accepted").all()).toEqual([]);
    expect(db.prepare("SELECT * FROM tenants").all()).toHaveLength(fault.kind === "silence" ? 0 : 1);
    db.close();
  });
});

/** Timers that are due run in their own turn of the event loop. */
async function settled(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}

describe("which requests a fault hits", () => {
  const failing = { kind: "status", status: 500 } as const;

  it.each(["list", "get", "create", "cancel", "billing", "token"] as const)(
    "those of the route %s alone",
    async (route) => {
      const caller = await start();
      const { sandbox } = caller;
      const { id } = sandbox.createTenant({ tenantName: "Globex", tenantDomain: "globex" });
      const token = await caller.token();
      sandbox.addFault({ ...failing, route, times: "always" });
      for (const each of ["list", "get", "create", "billing", "token", "cancel"]) {
        const { status } = await send(caller, token, each, "acme", id);
        expect([each, status >= 500]).toEqual([each, each === route]);
      }
    },
  );

  it("those of any route", async () => {
    const caller = await start();
    const { id } = caller.sandbox.createTenant({ tenantName: "Globex", tenantDomain: "globex" });
    const token = await caller.token();
    caller.sandbox.addFault({ ...failing, times: "always" });
    for (const each of ["list", "get", "create", "billing", "token", "cancel"]) {
      expect((await send(caller, token, each, "acme", id)).status).toBe(500);
    }
    expect(caller.sandbox.faults()).toMatchObject([{ hits: 6, route: "any" }]);
  });

  it.each([
    ["its domain", () => "acme"],
    ["its whole domain", () => "acme.printix.net"],
    ["its id", (id: string) => id.toUpperCase()],
  ])("those about one tenant, by %s", async (_case, of) => {
    const caller = await start();
    const { sandbox } = caller;
    const [ours, other] = ["acme", "globex"].map((name) => {
      return sandbox.createTenant({ tenantName: name, tenantDomain: name }).id;
    });
    const token = await caller.token();
    sandbox.addFault({ ...failing, tenant: of(ours ?? ""), times: "always" });
    for (const route of ["get", "billing", "cancel"]) {
      expect((await send(caller, token, route, "", ours)).status).toBe(500);
      expect((await send(caller, token, route, "", other)).status).toBeLessThan(300);
    }
    expect((await send(caller, token, "list")).status).toBe(200);
  });

  it("the creation of a tenant that is not there yet, by its domain", async () => {
    const caller = await start();
    const token = await caller.token();
    caller.sandbox.addFault({ ...failing, tenant: "acme" });
    expect((await send(caller, token, "create", "globex")).status).toBe(200);
    expect((await send(caller, token, "create", "acme.printix.net")).status).toBe(500);
  });

  it("a cancel by its domain after it was carried out", async () => {
    const caller = await start();
    const { id } = caller.sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
    caller.sandbox.addFault({ kind: "status", status: 504, when: "after", tenant: "acme" });
    expect((await send(caller, await caller.token(), "cancel", "", id)).status).toBe(504);
    expect(holds(caller.sandbox)).toBe(0);
  });

  it("those of one partner, token requests included", async () => {
    const second = { partnerId: "second", clientId: "second-client", clientSecret: "second-secret" };
    const caller = await start({ partners: [second] });
    caller.sandbox.addFault({ ...failing, partnerId: "second", times: "always" });
    const token = await caller.token();
    expect((await send(caller, token, "list")).status).toBe(200);
    const answer = await caller.form({
      grant_type: "client_credentials",
      client_id: "second-client",
      client_secret: "second-secret",
    });
    expect(answer.status).toBe(500);
  });

  it("once, so many times, or always", async () => {
    const caller = await start();
    const token = await caller.token();
    const statuses = async (times: FaultDraft["times"]): Promise<number[]> => {
      caller.sandbox.clearFaults();
      caller.sandbox.addFault({ ...failing, times });
      const all = [];
      for (let i = 0; i < 4; i++) all.push((await send(caller, token, "list")).status);
      return all;
    };
    expect(await statuses(undefined)).toEqual([500, 200, 200, 200]);
    expect(await statuses(3)).toEqual([500, 500, 500, 200]);
    expect(await statuses("always")).toEqual([500, 500, 500, 500]);
  });

  it("by chance, and by the same chance again with the same seed", async () => {
    const draw = async (seed: number, ofFault?: number): Promise<string> => {
      const caller = await start({ seed });
      const token = await caller.token();
      caller.sandbox.addFault({ ...failing, chance: 0.5, times: "always", seed: ofFault });
      let drawn = "";
      for (let i = 0; i < 40; i++) drawn += (await send(caller, token, "list")).status === 500 ? "x" : ".";
      return drawn;
    };
    const drawn = await draw(7);
    expect(drawn).toMatch(/x/);
    expect(drawn).toMatch(/\./);
    expect(await draw(7)).toBe(drawn);
    expect(await draw(8)).not.toBe(drawn);
    expect(await draw(8, 7)).toBe(drawn);
  });

  it("the first fault that can and does, and no other", async () => {
    const caller = await start();
    const token = await caller.token();
    const first = caller.sandbox.addFault({ kind: "status", status: 503 });
    const second = caller.sandbox.addFault({ kind: "status", status: 504, when: "after" });
    expect((await send(caller, token, "list")).status).toBe(503);
    expect((await send(caller, token, "list")).status).toBe(504);
    expect(caller.sandbox.faults().map(({ id, hits }) => [id, hits])).toEqual([
      [first.id, 1],
      [second.id, 1],
    ]);
    caller.sandbox.addFault({ ...failing, times: "always" });
    caller.sandbox.removeFault(caller.sandbox.faults()[2]?.id ?? "");
    expect((await send(caller, token, "list")).status).toBe(200);
  });

  it("one before the work sooner than one after it, whichever was added first", async () => {
    const caller = await start();
    const token = await caller.token();
    caller.sandbox.addFault({ kind: "status", status: 504, when: "after" });
    caller.sandbox.addFault({ kind: "status", status: 503, when: "before" });
    expect((await send(caller, token, "list")).status).toBe(503);
    expect((await send(caller, token, "list")).status).toBe(504);
  });

  it("none that is refused anyway", async () => {
    const caller = await start({ burst: 2, requestsPerSecond: 1, clock: new ManualClock() });
    const token = await caller.token();
    caller.sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
    caller.sandbox.addFault({ kind: "reset", route: "list", when: "before" });
    caller.sandbox.addFault({ kind: "reset", route: "create", when: "after" });
    expect((await send(caller, "no-token", "list")).status).toBe(401);
    expect((await send(caller, token, "create")).status).toBe(409);
    expect((await send(caller, token, "create", "No Domain")).status).toBe(400);
    expect((await send(caller, token, "list")).status).toBe(429);
    expect(caller.sandbox.faults().map(({ hits }) => hits)).toEqual([0, 0]);
  });
});
