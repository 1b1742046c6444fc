import { createDailyQuota } from "../../src/throttle/daily-quota";
import { createFakeSystem } from "../fake-system";

const hourMs = 3_600_000;

describe("the daily quota", () => {
  it("lets its requests pass, and says when the next day begins", async () => {
    const system = createFakeSystem();
    const quota = createDailyQuota(3, system);
    await system.advance(hourMs);
    for (let n = 0; n < 3; n += 1) quota.spend();
    await system.advance(2 * hourMs);
    expect(() => {
      quota.spend();
    }).toThrow(
      "the daily quota of 3 requests is spent, so nothing more was sent. Run again after 2026-01-02T01:00:00.000Z.",
    );
  });

  it("counts 24 hours from its first request", async () => {
    const system = createFakeSystem();
    const quota = createDailyQuota(1, system);
    const spend = () => {
      quota.spend();
    };
    await system.advance(5 * hourMs);
    spend();
    await system.advance(24 * hourMs - 1);
    expect(spend).toThrow("is spent");
    await system.advance(1);
    expect(spend).not.toThrow();
    expect(spend).toThrow("is spent");
  });
});
