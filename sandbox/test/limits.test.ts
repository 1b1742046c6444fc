import { OptionsError } from "../src";
import type { Answer, Caller } from "./support/caller";
import { ManualClock } from "./support/manual-clock";
import { start, temporaryDataFile } from "./support/sandboxes";

const HOUR_MS = 60 * 60 * 1000;
const defaults = { requestsPerSecond: undefined, burst: undefined };

async function statuses(caller: Caller, token: string, count: number): Promise<number[]> {
  const answers: number[] = [];
  for (let i = 0; i < count; i++) answers.push((await caller.call("GET", caller.tenantsPath, { token })).status);
  return answers;
}

const times = (count: number, status: number) => Array.from({ length: count }, () => status);

function expectTooMany(answer: Answer, retryAfter: string, detail: string): void {
  expect(answer.status).toBe(429);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("retry-after")).toBe(retryAfter);
  expect(answer.headers.get("x-rate-limit-retry-after-seconds")).toBe(retryAfter);
  expect(answer.headers.get("x-rate-limit-remaining")).toBe("0");
  expect(answer.body).toEqual({
    type: "/problems/too-many-requests",
    status: 429,
    title: "Too Many Requests",
    detail,
  });
}

const RATE_DETAIL = "You have exceeded the rate limit for this resource. Please wait and try again later.";
const QUOTA_DETAIL = "You have exceeded the daily quota of requests. Please wait and try again later.";

describe("throttle", () => {
  it("lets 10 pass, refuses the 11th as on the page, and lets one pass each 200 ms", async () => {
    const clock = new ManualClock();
    const caller = await start({ ...defaults, clock });
    const token = await caller.token();
    expect(await statuses(caller, token, 10)).toEqual(times(10, 200));
    expectTooMany(await caller.call("GET", caller.tenantsPath, { token }), "1", RATE_DETAIL);
    clock.advance(199);
    expect(await statuses(caller, token, 1)).toEqual([429]);
    clock.advance(1);
    expect(await statuses(caller, token, 2)).toEqual([200, 429]);
    clock.advance(60_000);
    expect(await statuses(caller, token, 11)).toEqual([...times(10, 200), 429]);
  });

  it("never refuses whoever sends at exactly the rate, in fractions of a millisecond", async () => {
    const clock = new ManualClock();
    const caller = await start({ clock, requestsPerSecond: 7, burst: 1 });
    const token = await caller.token();
    for (let i = 0; i < 50; i++) {
      expect(await statuses(caller, token, 1)).toEqual([200]);
      clock.advance(1000 / 7);
    }
  });

  it("says in whole seconds, rounded up, when to come back", async () => {
    const clock = new ManualClock();
    const caller = await start({ clock, requestsPerSecond: 0.4, burst: 1 });
    const token = await caller.token();
    await statuses(caller, token, 1);
    clock.advance(400);
    expectTooMany(await caller.call("GET", caller.tenantsPath, { token }), "3", RATE_DETAIL);
  });

  it("counts what is refused afterwards, and not what is unauthorized", async () => {
    const caller = await start({ clock: new ManualClock(), burst: 4 });
    const token = await caller.token();
    for (let i = 0; i < 20; i++) {
      expect((await caller.call("GET", caller.tenantsPath, { token: "unknown" })).status).toBe(401);
    }
    const counted = [
      await caller.call("GET", "/public/partners/somebody-else/tenants", { token }),
      await caller.call("GET", `${caller.tenantsPath}/unknown`, { token }),
      await caller.call("PUT", caller.tenantsPath, { token }),
      await caller.call("GET", "/public/nothing", { token }),
      await caller.call("GET", caller.tenantsPath, { token }),
    ];
    expect(counted.map(({ status }) => status)).toEqual([403, 404, 405, 404, 429]);
  });

  it("can be changed while it runs", async () => {
    const clock = new ManualClock();
    const caller = await start({ ...defaults, clock });
    const token = await caller.token();
    await statuses(caller, token, 8);
    caller.sandbox.setLimits({ burst: 1 });
    expect(await statuses(caller, token, 2)).toEqual([200, 429]);
    caller.sandbox.setLimits({ burst: 3, requestsPerSecond: 1 });
    expect(await statuses(caller, token, 3)).toEqual([200, 200, 429]);
    clock.advance(1000);
    expect(await statuses(caller, token, 2)).toEqual([200, 429]);
    expect(() => {
      caller.sandbox.setLimits({ requestsPerSecond: 0 });
    }).toThrow(OptionsError);
  });
});

describe("daily quota", () => {
  it("is used up by what passes the throttle, lasts 24 hours from the first request and survives a restart", async () => {
    const clock = new ManualClock();
    const dataFile = temporaryDataFile();
    const options = { clock, dataFile, dailyQuota: 5, burst: 3 };
    const first = await start(options);
    const token = await first.token();
    expect(await statuses(first, token, 4)).toEqual([200, 200, 200, 429]);
    await first.sandbox.stop();

    clock.advance(HOUR_MS);
    const second = await start(options);
    const fresh = await second.token();
    expect(await statuses(second, fresh, 2)).toEqual([200, 200]);
    const refused = await second.call("GET", second.tenantsPath, { token: fresh });
    expectTooMany(refused, String(23 * 60 * 60), QUOTA_DETAIL);

    clock.advance(23 * HOUR_MS - 1);
    const last = await second.token();
    expectTooMany(await second.call("GET", second.tenantsPath, { token: last }), "1", QUOTA_DETAIL);
    clock.advance(1);
    expect(await statuses(second, last, 1)).toEqual([200]);
  });

  it("is what every refusal names once it is used up, however fast they come", async () => {
    const caller = await start({ ...defaults, clock: new ManualClock(), dailyQuota: 4 });
    const token = await caller.token();
    expect(await statuses(caller, token, 4)).toEqual(times(4, 200));
    for (let i = 0; i < 20; i++) {
      const refused = await caller.call("GET", caller.tenantsPath, { token });
      expectTooMany(refused, String(24 * 60 * 60), QUOTA_DETAIL);
    }
    caller.sandbox.setLimits({ dailyQuota: 100 });
    expect(await statuses(caller, token, 7)).toEqual([...times(6, 200), 429]);
  });

  it("can be changed while it runs", async () => {
    const caller = await start({ clock: new ManualClock(), dailyQuota: 2 });
    const token = await caller.token();
    expect(await statuses(caller, token, 3)).toEqual([200, 200, 429]);
    caller.sandbox.setLimits({ dailyQuota: 3 });
    expect(await statuses(caller, token, 2)).toEqual([200, 429]);
  });
});

/** What an answer says of the limits: policy, state, X-Rate-Limit-Remaining. */
function saidOf({ headers }: Answer): (string | null)[] {
  return ["ratelimit-policy", "ratelimit", "x-rate-limit-remaining"].map((name) => headers.get(name));
}

describe("what an answer says of the limits", () => {
  const policy = '"burst";q=10;w=2, "daily";q=50000;w=86400';

  it("is the policy, what is left and when it is all back", async () => {
    const clock = new ManualClock();
    const caller = await start({ ...defaults, clock });
    const token = await caller.token();
    const list = () => caller.call("GET", caller.tenantsPath, { token });
    expect(saidOf(await list())).toEqual([policy, '"burst";r=9;t=1, "daily";r=49999;t=86400', "9"]);
    await statuses(caller, token, 8);
    clock.advance(190);
    expect(saidOf(await list())).toEqual([policy, '"burst";r=0;t=2, "daily";r=49990;t=86400', "0"]);
    clock.advance(60_000);
    expect(saidOf(await list())).toEqual([policy, '"burst";r=9;t=1, "daily";r=49989;t=86340', "9"]);
  });

  it("stands on refusals too", async () => {
    const caller = await start({ clock: new ManualClock(), requestsPerSecond: 1, burst: 5, dailyQuota: 4 });
    const token = await caller.token();
    const answers = [
      await caller.call("GET", "/public/partners/somebody-else/tenants", { token }),
      await caller.call("GET", `${caller.tenantsPath}/unknown`, { token }),
      await caller.call("PUT", caller.tenantsPath, { token }),
      await caller.call("GET", "/public/nothing", { token }),
      await caller.call("GET", caller.tenantsPath, { token }),
      await caller.call("GET", caller.tenantsPath, { token }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 404, 405, 404, 429, 429]);
    expect(answers.map((answer) => saidOf(answer)[1])).toEqual([
      '"burst";r=4;t=1, "daily";r=3;t=86400',
      '"burst";r=3;t=2, "daily";r=2;t=86400',
      '"burst";r=2;t=3, "daily";r=1;t=86400',
      '"burst";r=1;t=4, "daily";r=0;t=86400',
      '"burst";r=1;t=4, "daily";r=0;t=86400',
      '"burst";r=1;t=4, "daily";r=0;t=86400',
    ]);
    expect(answers.slice(0, 4).map(({ headers }) => headers.get("x-rate-limit-retry-after-seconds"))).toEqual(
      times(4, 0).map(() => null),
    );
  });

  it("never promises more than there is", async () => {
    const clock = new ManualClock();
    const caller = await start({ clock, requestsPerSecond: 3, burst: 10 });
    const token = await caller.token();
    const list = () => caller.call("GET", caller.tenantsPath, { token });
    // 10 in 3⅓ s look like 10 in 4.
    expect(saidOf(await list())[0]).toBe('"burst";q=10;w=4, "daily";q=50000;w=86400');
    clock.advance(333);
    expect(saidOf(await list())[1]).toBe('"burst";r=8;t=1, "daily";r=49998;t=86400');
    caller.sandbox.setLimits({ requestsPerSecond: 100 });
    expect(saidOf(await list())[0]).toBe('"burst";q=10;w=1, "daily";q=50000;w=86400');
  });

  it("changes with the limits", async () => {
    const caller = await start({ ...defaults, clock: new ManualClock() });
    const token = await caller.token();
    await statuses(caller, token, 3);
    caller.sandbox.setLimits({ requestsPerSecond: 2, burst: 6, dailyQuota: 2 });
    expect(saidOf(await caller.call("GET", caller.tenantsPath, { token }))).toEqual([
      '"burst";q=6;w=3, "daily";q=2;w=86400',
      '"burst";r=6;t=0, "daily";r=0;t=86400',
      "0",
    ]);
  });

  it("is not for the unknown, and not on the token endpoint or OPTIONS", async () => {
    const caller = await start();
    const answers = [
      await caller.call("GET", caller.tenantsPath, { token: "unknown" }),
      await caller.call("OPTIONS", caller.tenantsPath),
      await caller.form({ grant_type: "client_credentials", client_id: "sandbox-client", client_secret: "x" }),
    ];
    for (const answer of answers) expect(saidOf(answer)).toEqual([null, null, null]);
  });
});
