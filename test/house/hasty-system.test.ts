import { createHastySystem } from "../support/hasty-system";

describe("the clock on which each sleep takes no time", () => {
  it("stands still while a request is on its way, however long a busy machine takes for it", async () => {
    let isOnItsWay = true;
    const system = createHastySystem(600_000, () => isOnItsWay);
    const slept = system.sleep(1_000);
    for (let turns = 0; turns < 500; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(system.now()).toBe(0);
    isOnItsWay = false;
    await slept;
    expect(system.now()).toBe(1_000);
  });

  it("rings an alarm when it passes the alarm's time, and goes no further", async () => {
    const system = createHastySystem(600_000, () => false);
    const alarm = system.sleep(600_000).then(() => system.now());
    await system.sleep(700_000);
    expect(await alarm).toBe(600_000);
  });
});
