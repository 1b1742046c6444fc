import { createDailyQuota } from "../../src/throttle/daily-quota";
import { createFakeSystem } from "../fake-system";

const hourMs = 3_600_000;

describe("the daily quota", () => {
  it("lets its requests pass, and says when the next day begins", async () => {
    const system = createFakeSystem();
    const quota = createDailyQuota(3, system, () => undefined);
    await system.advance(hourMs);
    for (let n = 0; n < 3; n += 1) quota.spend();
    await system.advance(2 * hourMs);
    expect(() => {
      quota.spend();
    }).toThrow(
      "the daily quota of 3 requests has 0 left, so nothing more was sent. Run again after 2026-01-02T01:00:00.000Z.",
    );
  });

  it("counts 24 hours from its first request", async () => {
    const system = createFakeSystem();
    const quota = createDailyQuota(1, system, () => undefined);
    const spend = () => {
      quota.spend();
    };
    await system.advance(5 * hourMs);
    spend();
    await system.advance(24 * hourMs - 1);
    expect(spend).toThrow("has 0 left");
    await system.advance(1);
    expect(spend).not.toThrow();
    expect(spend).toThrow("has 0 left");
  });

  it("warns once, when four fifths of it are spent, and again on the next day", async () => {
    const system = createFakeSystem();
    const warnings: string[] = [];
    const quota = createDailyQuota(10, system, (line) => warnings.push(line));
    for (let n = 0; n < 7; n += 1) quota.spend();
    expect(warnings).toEqual([]);
    for (let n = 0; n < 3; n += 1) quota.spend();
    expect(warnings).toEqual(["2 of 10 requests are left of the daily quota, until 2026-01-02T00:00:00.000Z"]);
    await system.advance(24 * hourMs);
    for (let n = 0; n < 8; n += 1) quota.spend();
    expect(warnings[1]).toBe("2 of 10 requests are left of the daily quota, until 2026-01-03T00:00:00.000Z");
  });

  it("keeps a reserve: no change is begun that it might not let us finish, while looks still pass", () => {
    const quota = createDailyQuota(12, createFakeSystem(), () => undefined);
    for (let n = 0; n < 4; n += 1) quota.spend();
    quota.hold().release();
    quota.spend();
    expect(() => quota.hold()).toThrow(
      "the daily quota of 12 requests has 7 left, so no change was begun that it might not let us finish. Run again after 2026-01-02T00:00:00.000Z.",
    );
    expect(() => {
      quota.spend();
    }).not.toThrow();
  });

  it("lets as many changes begin at the same time as it lets finish, and no more", () => {
    const quota = createDailyQuota(12, createFakeSystem(), () => undefined);
    const holds = Array.from({ length: 5 }, () => quota.hold());
    expect(() => quota.hold()).toThrow("no change was begun");
    expect(quota.state()).toMatchObject({ changesLeft: 0, changesWaiting: 5 });
    // What was sent is counted, and is kept for no longer; what never was comes back.
    for (const hold of holds.slice(0, 4)) quota.spend(hold);
    expect(() => quota.hold()).toThrow("has 8 left");
    expect(quota.state()).toMatchObject({ changesLeft: 0, changesWaiting: 1 });
    holds[4]?.release();
    holds[4]?.release();
    quota.hold();
    expect(() => quota.hold()).toThrow("no change was begun");
  });

  it("keeps more where a look takes more: all pages of a list", () => {
    const quota = createDailyQuota(100, createFakeSystem(), () => undefined);
    expect(quota.state().changesLeft).toBe(93);
    quota.lookTakes(10);
    expect(quota.state().changesLeft).toBe(39);
    quota.lookTakes(0);
    expect(quota.state().changesLeft).toBe(93);
  });

  it("is no larger than its reserve on a quota that is smaller than that", () => {
    const quota = createDailyQuota(2, createFakeSystem(), () => undefined);
    quota.hold().release();
    quota.spend();
    expect(() => quota.hold()).toThrow("has 1 left");
  });

  it("counts on where the server tells its size alone, and its window", async () => {
    const system = createFakeSystem();
    const quota = createDailyQuota(2, system, () => undefined);
    for (let n = 0; n < 2; n += 1) quota.spend();
    quota.update({ limit: 5, windowMs: hourMs });
    for (let n = 0; n < 3; n += 1) quota.spend();
    expect(() => {
      quota.spend();
    }).toThrow("the daily quota of 5 requests has 0 left, so nothing more was sent. Run again after 2026-01-01T01");
    await system.advance(hourMs);
    expect(quota.state().remaining).toBe(5);
  });

  it("is the server's, where the server says so: it counts for all who use it", async () => {
    const system = createFakeSystem();
    const warnings: string[] = [];
    const quota = createDailyQuota(50_000, system, (line) => warnings.push(line));
    quota.spend();
    quota.update({ limit: 1_000, remaining: 1, resetMs: 2 * hourMs });
    expect(warnings).toEqual(["1 of 1000 requests are left of the daily quota, until 2026-01-01T02:00:00.000Z"]);
    const spend = () => {
      quota.spend();
    };
    spend();
    expect(spend).toThrow(
      "the daily quota of 1000 requests has 0 left, so nothing more was sent. Run again after 2026-01-01T02:00:00.000Z.",
    );
    await system.advance(2 * hourMs);
    expect(spend).not.toThrow();
  });
});
