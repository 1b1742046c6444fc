import { createDailyQuota, type DailyQuota, type CountedRequest } from "../../src/throttle/daily-quota";
import { createFakeSystem } from "../fake-system";

const hourMs = 3_600_000;

const never = new AbortController().signal;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function answeredRequest(quota: DailyQuota): CountedRequest {
  const counted = quota.count();
  counted.end();
  return counted;
}

describe("the daily quota", () => {
  it("lets its requests pass, and says when the next day begins", async () => {
    const system = createFakeSystem();
    const quota = createDailyQuota({ dailyQuota: 3 }, system, () => undefined);
    await system.advance(hourMs);
    for (let n = 0; n < 3; n += 1) quota.count();
    await system.advance(2 * hourMs);
    expect(() => {
      quota.count();
    }).toThrow(
      "the daily quota of 3 requests has 0 left, so nothing more was sent. Run again after 2026-01-02T01:00:00.000Z.",
    );
  });

  it("counts 24 hours from its first request", async () => {
    const system = createFakeSystem();
    const quota = createDailyQuota({ dailyQuota: 1 }, system, () => undefined);
    const count = () => {
      quota.count();
    };
    await system.advance(5 * hourMs);
    count();
    await system.advance(24 * hourMs - 1);
    expect(count).toThrow("has 0 left");
    await system.advance(1);
    expect(count).not.toThrow();
    expect(count).toThrow("has 0 left");
  });

  it("warns once, when four fifths of it are spent, and again on the next day", async () => {
    const system = createFakeSystem();
    const warnings: string[] = [];
    const quota = createDailyQuota({ dailyQuota: 10 }, system, (line) => warnings.push(line));
    for (let n = 0; n < 7; n += 1) quota.count();
    expect(warnings).toEqual([]);
    for (let n = 0; n < 3; n += 1) quota.count();
    expect(warnings).toEqual(["2 of 10 requests are left of the daily quota, until 2026-01-02T00:00:00.000Z"]);
    await system.advance(24 * hourMs);
    for (let n = 0; n < 8; n += 1) quota.count();
    expect(warnings[1]).toBe("2 of 10 requests are left of the daily quota, until 2026-01-03T00:00:00.000Z");
  });

  it("keeps a reserve: no change is begun that it might not let us finish, while reads still pass", async () => {
    const quota = createDailyQuota({ dailyQuota: 12 }, createFakeSystem(), () => undefined);
    for (let n = 0; n < 4; n += 1) quota.count();
    (await quota.reserve(never)).end();
    quota.count();
    await expect(quota.reserve(never)).rejects.toThrow(
      "the daily quota of 12 requests has 7 left, so no change was begun that could not be finished. Run again after 2026-01-02T00:00:00.000Z.",
    );
    expect(() => {
      quota.count();
    }).not.toThrow();
  });

  it("lets as many changes be under way as it lets finish, and has the next one wait until one of them ends", async () => {
    const quota = createDailyQuota({ dailyQuota: 24 }, createFakeSystem(), () => undefined);
    // Each may take its own request, one more, and six looks at the list.
    const first = await quota.reserve(never);
    quota.count({ reservation: first });
    const second = await quota.reserve(never);
    const begun: string[] = [];
    const third = quota.reserve(never).then((reservation) => {
      begun.push("third");
      return reservation;
    });
    await settled();
    expect(begun).toEqual([]);
    expect(quota.state()).toMatchObject({ remaining: 23, changesLeft: 15, changesWaiting: 1 });
    first.end();
    first.end();
    await settled();
    expect(begun).toEqual(["third"]);
    expect(quota.state()).toMatchObject({ changesLeft: 14, changesWaiting: 2 });
    second.end();
    (await third).end();
    expect(quota.state()).toMatchObject({ changesLeft: 16, changesWaiting: 0 });
  });

  it("has nobody wait for longer than the own signal allows", async () => {
    const quota = createDailyQuota({ dailyQuota: 9 }, createFakeSystem(), () => undefined);
    const given = new AbortController();
    const reservation = await quota.reserve(never);
    const waiting = quota.reserve(given.signal);
    given.abort(new Error("given up"));
    await expect(waiting).rejects.toThrow("given up");
    reservation.end();
  });

  it("keeps the rest for the changes under way, and for the looks for what became of them", async () => {
    const quota = createDailyQuota({ dailyQuota: 10 }, createFakeSystem(), () => undefined);
    const reservation = await quota.reserve(never);
    quota.count();
    expect(() => quota.count()).toThrow("has 9 left, so only requests that finish begun changes were sent");
    quota.count({ reservation });
    for (let n = 0; n < 6; n += 1) quota.count({ isLookup: true });
    quota.count({ reservation });
    reservation.end();
    quota.count();
    expect(() => quota.count()).toThrow("has 0 left, so nothing more was sent");
  });

  it("keeps more where a look takes more: all pages of a list", () => {
    const quota = createDailyQuota({ dailyQuota: 100 }, createFakeSystem(), () => undefined);
    expect(quota.state().changesLeft).toBe(93);
    quota.setLookupCost(10);
    expect(quota.state().changesLeft).toBe(39);
    quota.setLookupCost(0);
    expect(quota.state().changesLeft).toBe(93);
  });

  it("is no larger than its reserve on a quota that is smaller than that", async () => {
    const quota = createDailyQuota({ dailyQuota: 2 }, createFakeSystem(), () => undefined);
    (await quota.reserve(never)).end();
    quota.count();
    await expect(quota.reserve(never)).rejects.toThrow("has 1 left");
  });

  it("counts on where the server tells its size alone, and its window", async () => {
    const system = createFakeSystem();
    const quota = createDailyQuota({ dailyQuota: 2 }, system, () => undefined);
    quota.count();
    quota.update({ limit: 5, windowMs: hourMs }, answeredRequest(quota));
    for (let n = 0; n < 3; n += 1) quota.count();
    expect(() => {
      quota.count();
    }).toThrow("the daily quota of 5 requests has 0 left, so nothing more was sent. Run again after 2026-01-01T01");
    await system.advance(hourMs);
    expect(quota.state().remaining).toBe(5);
  });

  it("is the server's, where the server says so: it counts for all who use it", async () => {
    const system = createFakeSystem();
    const warnings: string[] = [];
    const quota = createDailyQuota({ dailyQuota: 50_000 }, system, (line) => warnings.push(line));
    quota.update({ limit: 1_000, remaining: 1, resetMs: 2 * hourMs }, answeredRequest(quota));
    expect(warnings).toEqual(["1 of 1000 requests are left of the daily quota, until 2026-01-01T02:00:00.000Z"]);
    const count = () => {
      quota.count();
    };
    count();
    expect(count).toThrow(
      "the daily quota of 1000 requests has 0 left, so nothing more was sent. Run again after 2026-01-01T02:00:00.000Z.",
    );
    await system.advance(2 * hourMs);
    expect(count).not.toThrow();
  });

  it("stays as the server has said where a later answer tells its size alone", async () => {
    const system = createFakeSystem();
    const quota = createDailyQuota({ dailyQuota: 50_000 }, system, () => undefined);
    const size = { limit: 1_000, windowMs: 24 * hourMs };
    quota.update({ ...size, remaining: 9, resetMs: 2 * hourMs }, answeredRequest(quota));
    quota.update(size, answeredRequest(quota));
    const resetsAt = new Date("2026-01-01T02:00:00.000Z");
    expect(quota.state()).toMatchObject({ remaining: 8, changesLeft: 1, resetsAt });
    quota.update({ limit: 1_500 }, answeredRequest(quota));
    expect(quota.state()).toMatchObject({ remaining: 507, resetsAt });
    await system.advance(2 * hourMs);
    quota.update(size, answeredRequest(quota));
    expect(quota.state()).toMatchObject({ remaining: 999, resetsAt: new Date("2026-01-02T02:00:00.000Z") });
  });

  it("counts what is on its way beside what the server says, which may not have seen it yet", () => {
    const quota = createDailyQuota({ dailyQuota: 1_000 }, createFakeSystem(), () => undefined);
    quota.update({ remaining: 20 }, answeredRequest(quota));
    const counted = Array.from({ length: 10 }, () => quota.count());
    const tell = (remaining: number, by: number): void => {
      const request = counted[by] ?? quota.count();
      request.end();
      quota.update({ remaining }, request);
    };
    expect(quota.state().remaining).toBe(10);
    tell(19, 0);
    expect(quota.state().remaining).toBe(10);
    // The last one was answered before the second, whose answer knows nothing of it.
    tell(10, 9);
    tell(18, 1);
    expect(quota.state().remaining).toBeLessThanOrEqual(10);
    // Others have drawn from it; and then it was made larger.
    tell(8, 2);
    expect(quota.state().remaining).toBe(2);
    for (const one of counted) one.end();
    quota.update({ remaining: 500 }, answeredRequest(quota));
    expect(quota.state().remaining).toBe(500);
  });
});

describe("a ceiling of the quota", () => {
  const spendable = (quota: DailyQuota): number => {
    for (let n = 0; ; n += 1) {
      try {
        answeredRequest(quota);
      } catch {
        return n;
      }
    }
  };

  it("stays where the server says more, whatever it says is left", () => {
    const quota = createDailyQuota(
      { dailyQuota: 10, ceiling: { dailyQuota: 10 } },
      createFakeSystem(),
      () => undefined,
    );
    for (let n = 0; n < 4; n += 1) quota.update({ limit: 50_000, remaining: 49_000 }, answeredRequest(quota));
    expect(quota.state()).toMatchObject({ limit: 10, remaining: 6, isOwnCount: true });
    expect(spendable(quota)).toBe(6);
  });

  it("is lowered by the server's limit, and by what the server says is left", () => {
    const quota = createDailyQuota(
      { dailyQuota: 100, ceiling: { dailyQuota: 100 } },
      createFakeSystem(),
      () => undefined,
    );
    quota.update({ limit: 50, remaining: 3 }, answeredRequest(quota));
    expect(quota.state()).toMatchObject({ limit: 50, remaining: 3, isOwnCount: false });
    expect(spendable(quota)).toBe(3);
  });

  it("is of 24 hours, also where the server's window is another one", async () => {
    const system = createFakeSystem();
    const quota = createDailyQuota({ dailyQuota: 10, ceiling: { dailyQuota: 10 } }, system, () => undefined);
    for (let n = 0; n < 3; n += 1) {
      await system.advance(hourMs);
      const counted = answeredRequest(quota);
      quota.update({ limit: 4, remaining: 3, resetMs: hourMs, windowMs: hourMs }, counted);
      expect(spendable(quota)).toBe(n < 2 ? 3 : 1);
    }
    await system.advance(22 * hourMs);
    expect(spendable(quota)).toBe(4);
  });

  it("is warned of once, where it is the server's limit too", () => {
    const warnings: string[] = [];
    const quota = createDailyQuota({ dailyQuota: 10, ceiling: { dailyQuota: 10 } }, createFakeSystem(), (line) =>
      warnings.push(line),
    );
    expect(spendable(quota)).toBe(10);
    expect(warnings).toEqual(["2 of 10 requests are left of the daily quota, until 2026-01-02T00:00:00.000Z"]);
  });
});
