import { createTokenBucket, type Permit } from "../../src/throttle/token-bucket";
import { createFakeSystem } from "../fake-system";
import { failureOf } from "../failure-of";

const limits = { requestsPerSecond: 5, burst: 10, maxHaltMs: 60_000 };

function setUp(changed: Partial<typeof limits> = {}) {
  const system = createFakeSystem();
  const bucket = createTokenBucket({ ...limits, ...changed }, system);
  const { signal } = new AbortController();
  /** When each of so many requests was let out; all are answered at once. */
  function sendAll(count: number): { sentAtMs: number[]; all: Promise<unknown> } {
    const sentAtMs: number[] = [];
    const send = async () => {
      const permit = await bucket.acquire(signal);
      sentAtMs.push(system.now());
      permit.release();
    };
    return { sentAtMs, all: Promise.all(Array.from({ length: count }, send)) };
  }
  const take = (count: number): Promise<Permit[]> =>
    system.run(Promise.all(Array.from({ length: count }, () => bucket.acquire(signal))));
  return { system, bucket, sendAll, take };
}

describe("a steered token bucket", () => {
  it("keeps to a slower rate from now on, also for whoever waits already", async () => {
    const { system, bucket, sendAll, take } = setUp({ burst: 1 });
    for (const permit of await take(1)) permit.release();
    const { sentAtMs, all } = sendAll(3);
    await system.advance(100);
    bucket.steer({ requestsPerSecond: 1 });
    await system.run(all);
    // Half a token had come back at the old rate; the other half takes half a second.
    expect(sentAtMs).toEqual([600, 1_600, 2_600]);
  });

  it("keeps to a faster rate from now on, also for whoever waits already", async () => {
    const { system, bucket, sendAll, take } = setUp({ burst: 1, requestsPerSecond: 1 });
    for (const permit of await take(1)) permit.release();
    const { sentAtMs, all } = sendAll(3);
    await system.advance(500);
    bucket.steer({ requestsPerSecond: 10 });
    await system.run(all);
    expect(sentAtMs).toEqual([550, 650, 750]);
  });

  it("gives up what is above a smaller burst at once", async () => {
    const { system, bucket, sendAll } = setUp();
    bucket.steer({ burst: 3 });
    const { sentAtMs, all } = sendAll(5);
    await system.run(all);
    expect(sentAtMs).toEqual([0, 0, 0, 200, 400]);
  });

  it("earns what a larger burst allows, and is not given it", async () => {
    const { system, bucket, sendAll } = setUp({ burst: 2 });
    bucket.steer({ burst: 4 });
    expect(bucket.level()).toBe(2);
    await system.advance(10_000);
    const { sentAtMs, all } = sendAll(5);
    await system.run(all);
    expect(sentAtMs).toEqual([10_000, 10_000, 10_000, 10_000, 10_200]);
  });

  it("waits for what comes back where the burst is less than what is in flight", async () => {
    const { system, bucket, sendAll, take } = setUp();
    const permits = await take(6);
    bucket.steer({ burst: 2 });
    const { sentAtMs, all } = sendAll(1);
    await system.advance(60_000);
    expect(sentAtMs).toEqual([]);
    expect(system.sleeping()).toBe(0);
    for (const permit of permits) permit.release();
    await system.run(all);
    // From 4 below nothing up to one.
    expect(sentAtMs).toEqual([61_000]);
  });

  it("believes the server where less remains there", async () => {
    const { system, bucket, sendAll } = setUp();
    bucket.steer({ remaining: 2 });
    const { sentAtMs, all } = sendAll(4);
    await system.run(all);
    expect(sentAtMs).toEqual([0, 0, 200, 400]);
  });

  it("takes what is in flight for not counted there yet", async () => {
    const { bucket, take } = setUp();
    await take(3);
    bucket.steer({ remaining: 5 });
    expect(bucket.level()).toBe(2);
    bucket.steer({ remaining: 1 });
    expect(bucket.level()).toBe(0);
  });

  it("never sends more because more remains there: what is in flight may be about to take it", async () => {
    const { bucket, take } = setUp();
    for (const permit of await take(8)) permit.release();
    bucket.steer({ remaining: 10 });
    expect(bucket.level()).toBe(2);
  });

  it("stays as it is on no news", async () => {
    const { system, bucket, sendAll } = setUp();
    bucket.steer({});
    const { sentAtMs, all } = sendAll(11);
    await system.run(all);
    expect(sentAtMs).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200]);
  });

  it("does not shorten a halt", async () => {
    const { system, bucket, sendAll } = setUp();
    bucket.halt(3_000);
    bucket.steer({ requestsPerSecond: 100, burst: 100, remaining: 100 });
    const { sentAtMs, all } = sendAll(1);
    await system.run(all);
    expect(sentAtMs).toEqual([3_000]);
  });
});

describe("whoever waits for a token bucket", () => {
  it("leaves when its own time is over, and takes no token with it", async () => {
    const { system, bucket, sendAll, take } = setUp({ burst: 1 });
    for (const permit of await take(1)) permit.release();
    const impatient = new AbortController();
    const failure = failureOf(bucket.acquire(impatient.signal));
    const { sentAtMs, all } = sendAll(2);
    impatient.abort(new Error("enough"));
    expect((await failure).message).toBe("enough");
    await system.run(all);
    expect(sentAtMs).toEqual([200, 400]);
  });

  it("does not even begin where its time is over already", async () => {
    const { bucket } = setUp();
    expect((await failureOf(bucket.acquire(AbortSignal.abort(new Error("too late"))))).message).toBe("too late");
    expect(bucket.level()).toBe(10);
  });
});
