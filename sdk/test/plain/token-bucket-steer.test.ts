import type { BucketUpdate } from "../../src/throttle/bucket-update";
import { createTokenBucket, type BucketLimits, type Permit } from "../../src/throttle/token-bucket";
import { createFakeSystem } from "../fake-system";
import { failureOf } from "../failure-of";

const limits = { requestsPerSecond: 5, burst: 10, maxHaltMs: 60_000 };

function setUp(changed: Partial<BucketLimits> = {}) {
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
  /** One request, whose answer says something. */
  const hear = async (news: BucketUpdate): Promise<void> => {
    for (const permit of await take(1)) permit.release(news);
  };
  return { system, bucket, sendAll, take, hear };
}

describe("a token bucket that hears of the server's", () => {
  it("keeps to a slower rate from now on, also for whoever waits already", async () => {
    const { system, sendAll, take } = setUp({ burst: 2 });
    const [first, second] = await take(2);
    const { sentAtMs, all } = sendAll(3);
    second?.release();
    await system.advance(100);
    first?.release({ requestsPerSecond: 1 });
    await system.run(all);
    // Half a token had come back at the old rate; the other half takes half a second.
    expect(sentAtMs).toEqual([600, 1_600, 2_600]);
  });

  it("keeps to a faster rate from now on, also for whoever waits already", async () => {
    const { system, sendAll, take } = setUp({ burst: 1, requestsPerSecond: 1 });
    const [permit] = await take(1);
    const { sentAtMs, all } = sendAll(3);
    permit?.release({ requestsPerSecond: 10 });
    await system.run(all);
    expect(sentAtMs).toEqual([100, 200, 300]);
  });

  it("gives up what is above a smaller burst at once, and what was spent of it already", async () => {
    const { system, sendAll, hear } = setUp();
    await hear({ burst: 3 });
    const { sentAtMs, all } = sendAll(5);
    await system.run(all);
    expect(sentAtMs).toEqual([0, 0, 200, 400, 600]);
  });

  it("owes nothing for a burst that is much smaller: its next request goes with the next token", async () => {
    const { system, sendAll, take } = setUp();
    for (const permit of await take(8)) permit.release();
    const [permit] = await take(1);
    permit?.release({ burst: 2 });
    const { sentAtMs, all } = sendAll(2);
    await system.run(all);
    expect(sentAtMs).toEqual([200, 400]);
  });

  it("turns nobody away at a slow rate where answers come in another order than their requests were sent", async () => {
    const { system, bucket, hear, take } = setUp();
    const rate = { requestsPerSecond: 0.1, burst: 10, isRemainingNamed: true };
    await hear({ ...rate, remaining: 9 });
    const permits = await take(9);
    const waiting = bucket.acquire(new AbortController().signal);
    for (const [index, permit] of permits.toReversed().entries()) permit.release({ ...rate, remaining: index });
    await system.run(waiting);
    expect(system.now()).toBe(10_000);
  });

  it("earns what a larger burst allows, and is not given it", async () => {
    const { system, bucket, sendAll, hear } = setUp({ burst: 2 });
    await hear({ burst: 4 });
    expect(bucket.level()).toBe(1);
    expect(bucket.limits()).toEqual({ requestsPerSecond: 5, burst: 4 });
    await system.advance(10_000);
    const { sentAtMs, all } = sendAll(5);
    await system.run(all);
    expect(sentAtMs).toEqual([10_000, 10_000, 10_000, 10_000, 10_200]);
  });

  it("waits for what comes back where the burst is less than what is in flight", async () => {
    const { system, sendAll, take } = setUp();
    const [first, ...others] = await take(7);
    first?.release({ burst: 2 });
    const { sentAtMs, all } = sendAll(1);
    await system.advance(60_000);
    expect(sentAtMs).toEqual([]);
    expect(system.sleeping()).toBe(0);
    for (const permit of others) permit.release();
    await system.run(all);
    // From 4 below nothing up to one.
    expect(sentAtMs).toEqual([61_000]);
  });

  it("believes the server where less remains there", async () => {
    const { system, sendAll, hear } = setUp();
    await hear({ remaining: 2 });
    const { sentAtMs, all } = sendAll(4);
    await system.run(all);
    expect(sentAtMs).toEqual([0, 0, 200, 400]);
  });

  it("takes what is in flight for not counted there yet", async () => {
    const { bucket, take } = setUp();
    const [first, second] = await take(4);
    second?.release({ remaining: 5 });
    expect(bucket.level()).toBe(2);
    first?.release({ remaining: 1 });
    expect(bucket.level()).toBe(0);
  });

  it.each([
    ["a policy names it", { isRemainingNamed: true }, 20],
    ["nobody says of which limit it is", {}, 9],
  ])("believes that more remains only where %s", async (_what, name, level) => {
    const { bucket, hear } = setUp();
    await hear({ requestsPerSecond: 50, burst: 100, remaining: 20, ...name });
    expect(bucket.level()).toBe(level);
  });

  it("believes in no more than is there whatever arrived after that request", async () => {
    const { bucket, take } = setUp();
    const [first, second] = await take(5);
    second?.release();
    first?.release({ burst: 100, remaining: 50, isRemainingNamed: true });
    // Three are on their way, and one was answered meanwhile.
    expect(bucket.level()).toBe(46);
  });

  it("never believes in more again once it was refused", async () => {
    const { bucket, hear } = setUp();
    bucket.halt(0);
    await hear({ burst: 100, remaining: 50, isRemainingNamed: true });
    expect(bucket.level()).toBe(0);
  });

  it("stays as it is on no news", async () => {
    const { system, sendAll, hear } = setUp();
    await hear({});
    const { sentAtMs, all } = sendAll(10);
    await system.run(all);
    expect(sentAtMs).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 200]);
  });

  it("does not shorten a halt", async () => {
    const { system, bucket, sendAll, take } = setUp();
    const [permit] = await take(1);
    bucket.halt(3_000);
    permit?.release({ requestsPerSecond: 100, burst: 100, remaining: 100, isRemainingNamed: true });
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

describe("a ceiling", () => {
  const more: BucketUpdate = { requestsPerSecond: 50, burst: 100, remaining: 90, isRemainingNamed: true };

  it.each<[string, BucketLimits["ceiling"], { requestsPerSecond: number; burst: number }]>([
    ["of rate and burst", { requestsPerSecond: 5, burst: 10 }, { requestsPerSecond: 5, burst: 10 }],
    ["of the rate alone", { requestsPerSecond: 5 }, { requestsPerSecond: 5, burst: 100 }],
    ["of the burst alone", { burst: 10 }, { requestsPerSecond: 50, burst: 10 }],
    ["above what the server says", { requestsPerSecond: 60, burst: 200 }, { requestsPerSecond: 50, burst: 100 }],
    ["of nobody", undefined, { requestsPerSecond: 50, burst: 100 }],
  ])("%s stays where the server says more", async (_what, ceiling, inForce) => {
    const { bucket, hear } = setUp(ceiling && { ceiling });
    await hear(more);
    expect(bucket.limits()).toEqual(inForce);
  });

  it("is lowered by the server, and comes back no higher", async () => {
    const { bucket, hear } = setUp({ ceiling: { requestsPerSecond: 5, burst: 10 } });
    await hear({ requestsPerSecond: 2, burst: 4 });
    expect(bucket.limits()).toEqual({ requestsPerSecond: 2, burst: 4 });
    await hear(more);
    expect(bucket.limits()).toEqual({ requestsPerSecond: 5, burst: 10 });
  });

  it.each([{ requestsPerSecond: 5 }, { burst: 10 }])(
    "of %j is not passed by what the server says that it has room for",
    async (ceiling) => {
      const { bucket, take, hear } = setUp({ ceiling });
      for (const permit of await take(9)) permit.release();
      await hear({ remaining: 90, isRemainingNamed: true });
      expect(bucket.level()).toBe(0);
    },
  );

  it("that is slow by its owner's choice turns nobody away, and a slow server does", async () => {
    const { system, bucket, hear, take } = setUp({
      requestsPerSecond: 0.01,
      burst: 1,
      ceiling: { requestsPerSecond: 0.01 },
    });
    await hear(more);
    await take(1);
    expect(system.now()).toBe(100_000);
    await hear({ requestsPerSecond: 0.001 });
    const error = await system.run(failureOf(bucket.acquire(new AbortController().signal)));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_RATE_LIMIT" });
  });
});
