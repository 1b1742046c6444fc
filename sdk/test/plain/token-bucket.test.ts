import { createTokenBucket, type Permit, type TokenBucket } from "../../src/throttle/token-bucket";
import { createFakeSystem, epochMs, type FakeSystem } from "../fake-system";
import { failureOf } from "../failure-of";
import { neverAborts } from "../never-aborts";

const limits = { requestsPerSecond: 5, burst: 10, maxHaltMs: 60_000 };

/** Sends `count` requests that are answered at once, and notes when each was let out. */
function sendAll(
  bucket: TokenBucket,
  system: FakeSystem,
  count: number,
): { sentAtMs: number[]; all: Promise<unknown> } {
  const sentAtMs: number[] = [];
  const send = async () => {
    const permit = await bucket.acquire(neverAborts());
    sentAtMs.push(system.now());
    permit.release();
  };
  return { sentAtMs, all: Promise.all(Array.from({ length: count }, send)) };
}

function setUp(changed: Partial<typeof limits> = {}) {
  const system = createFakeSystem();
  return { system, bucket: createTokenBucket({ ...limits, ...changed }, system) };
}

describe("the token bucket", () => {
  it("lets a burst out at once, and then one for each refill", async () => {
    const { system, bucket } = setUp();
    const { sentAtMs, all } = sendAll(bucket, system, 13);
    await system.run(all);
    expect(sentAtMs).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200, 400, 600]);
  });

  it("serves in the order of arrival", async () => {
    const { system, bucket } = setUp({ burst: 1 });
    const served: string[] = [];
    const send = async (name: string) => {
      const permit = await bucket.acquire(neverAborts());
      served.push(name);
      permit.release();
    };
    await system.run(Promise.all(["a", "b", "c", "d"].map(send)));
    expect(served).toEqual(["a", "b", "c", "d"]);
  });

  it("fills up again while nothing happens, and never above the burst", async () => {
    const { system, bucket } = setUp();
    await system.run(sendAll(bucket, system, 10).all);
    await system.advance(60_000);
    const { sentAtMs, all } = sendAll(bucket, system, 11);
    await system.run(all);
    expect(sentAtMs.filter((atMs) => atMs === 60_000)).toHaveLength(10);
    expect(sentAtMs.at(-1)).toBe(60_200);
  });

  it("starts to refill only when an answer shows that requests have arrived", async () => {
    const { system, bucket } = setUp();
    const permits = await system.run(Promise.all(Array.from({ length: 10 }, () => bucket.acquire(neverAborts()))));
    let next: Permit | undefined;
    void bucket.acquire(neverAborts()).then((permit) => (next = permit));
    await system.advance(5_000);
    expect(next).toBeUndefined();
    permits[0]?.release();
    await system.advance(199);
    expect(next).toBeUndefined();
    await system.advance(1);
    expect(next).toBeDefined();
  });

  it("sets no alarm while all tokens are in flight, when only an answer can bring one back", async () => {
    const { system, bucket } = setUp({ burst: 1 });
    const permit = await system.run(bucket.acquire(neverAborts()));
    const second = bucket.acquire(neverAborts());
    await system.advance(0);
    expect(system.sleeping()).toBe(0);
    permit.release();
    await system.run(second);
    expect(system.now()).toBe(200);
  });

  it("takes a permit back once, however often it is given", async () => {
    const { system, bucket } = setUp({ burst: 2 });
    const [first] = await system.run(Promise.all([bucket.acquire(neverAborts()), bucket.acquire(neverAborts())]));
    first.release();
    first.release();
    await system.advance(10_000);
    // One request is still in flight, so one token at most has come back.
    let letOut = 0;
    for (let tries = 0; tries < 3; tries += 1) void bucket.acquire(neverAborts()).then(() => (letOut += 1));
    await system.advance(0);
    expect(letOut).toBe(1);
  });
});

describe("a halted token bucket", () => {
  it("lets nothing out until the halt is over, whoever waits, and then starts from empty", async () => {
    const { system, bucket } = setUp();
    bucket.halt(3_000);
    const { sentAtMs, all } = sendAll(bucket, system, 3);
    await system.advance(2_999);
    expect(sentAtMs).toEqual([]);
    await system.run(all);
    // What the halt refilled is there at its end: the server's bucket filled as well.
    expect(sentAtMs).toEqual([3_000, 3_000, 3_000]);
  });

  it("holds back those who were waiting before", async () => {
    const { system, bucket } = setUp({ burst: 1 });
    const { sentAtMs, all } = sendAll(bucket, system, 2);
    await system.advance(100);
    bucket.halt(2_000);
    await system.run(all);
    expect(sentAtMs).toEqual([0, 2_100]);
  });

  it("keeps the longer of two halts", async () => {
    const { system, bucket } = setUp();
    bucket.halt(5_000);
    bucket.halt(1_000);
    const { sentAtMs, all } = sendAll(bucket, system, 1);
    await system.run(all);
    expect(sentAtMs).toEqual([5_000]);
  });

  it("is empty after a halt of no length", async () => {
    const { system, bucket } = setUp();
    bucket.halt(0);
    const { sentAtMs, all } = sendAll(bucket, system, 2);
    await system.run(all);
    expect(sentAtMs).toEqual([200, 400]);
  });

  it("turns everybody away where the halt is too long to sit through, and says when to come back", async () => {
    const { system, bucket } = setUp({ burst: 1 });
    await system.run(bucket.acquire(neverAborts()));
    const before = Promise.all([1, 2, 3].map(() => failureOf(bucket.acquire(neverAborts()))));
    await system.advance(500);
    bucket.halt(60_001);
    const after = failureOf(bucket.acquire(neverAborts()));
    const comeBackAt = new Date(epochMs + 500 + 60_001);
    for (const error of [...(await system.run(before)), await system.run(after)]) {
      expect(error).toMatchObject({ code: "ERR_PRINTIX_RATE_LIMIT", comeBackAt });
      expect(error.message).toBe(
        "the API asked to send nothing for another 61 s, so this request was not sent. Run again after 2026-01-01T00:01:00.501Z.",
      );
    }
    expect(system.now()).toBe(500);
  });

  it("sits through what is left of a long halt once that is short enough", async () => {
    const { system, bucket } = setUp();
    bucket.halt(90_000);
    await system.advance(30_000);
    const { sentAtMs, all } = sendAll(bucket, system, 1);
    await system.run(all);
    expect(sentAtMs).toEqual([90_000]);
  });
});
