import { realSystem } from "../../src/common/system";

describe("the machine's own clock", () => {
  beforeEach(() => jest.useFakeTimers({ now: 1_000 }));
  afterEach(() => jest.useRealTimers());

  it("sleeps as long as it is told", async () => {
    let isAwake = false;
    const sleep = realSystem.sleep(500).then(() => (isAwake = true));
    await jest.advanceTimersByTimeAsync(499);
    expect(isAwake).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    await sleep;
    expect(isAwake).toBe(true);
  });

  it("wakes as soon as it is aborted, and leaves no timer behind", async () => {
    const alarm = new AbortController();
    const sleep = realSystem.sleep(500, alarm.signal);
    alarm.abort();
    await sleep;
    expect(jest.getTimerCount()).toBe(0);
  });

  it("does not sleep at all where it was aborted before", async () => {
    await realSystem.sleep(500, AbortSignal.abort());
    expect(jest.getTimerCount()).toBe(0);
  });

  it("lets go of a signal that outlives the sleep", async () => {
    const { signal } = new AbortController();
    const removed = jest.spyOn(signal, "removeEventListener");
    const sleep = realSystem.sleep(500, signal);
    await jest.advanceTimersByTimeAsync(500);
    await sleep;
    expect(removed).toHaveBeenCalledWith("abort", expect.any(Function));
  });

  it("tells monotonic time, wall-clock time and chance", async () => {
    const beforeMs = realSystem.now();
    await jest.advanceTimersByTimeAsync(250);
    expect(realSystem.now() - beforeMs).toBe(250);
    expect(realSystem.wallNow()).toBe(1_250);
    expect(realSystem.random()).toBeGreaterThanOrEqual(0);
    expect(realSystem.random()).toBeLessThan(1);
  });
});
