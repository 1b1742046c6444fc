import { createTokenBucket } from "../../src/throttle/token-bucket";
import { createFakeSystem } from "../fake-system";
import { neverAborts } from "../never-aborts";
import { seededRandom } from "../random";

const limits = { requestsPerSecond: 5, burst: 10 };
/** Two sums of the same fractions may differ in their last digits. */
const roundingError = 1e-6;

/** The bucket on the server's side: full when its first request arrives, whenever that is. */
function serverBucket() {
  let level = limits.burst;
  let filledAtMs: number | undefined;
  return {
    isRefused(nowMs: number): boolean {
      const earned = ((nowMs - (filledAtMs ?? nowMs)) / 1000) * limits.requestsPerSecond;
      level = Math.min(limits.burst, level + earned);
      filledAtMs = nowMs;
      if (level < 1 - roundingError) return true;
      level -= 1;
      return false;
    },
  };
}

interface Run {
  seed: number;
  requests: number;
  /** The longest that a request or an answer travels. */
  delayMs: number;
  /** The longest pause before a request is asked for; 0: all at once. */
  pauseMs: number;
}

async function simulate({ seed, requests, delayMs, pauseMs }: Run): Promise<{ refused: number; endMs: number }> {
  const random = seededRandom(seed);
  const system = createFakeSystem();
  const bucket = createTokenBucket({ ...limits, maxHaltMs: 60_000 }, system);
  const server = serverBucket();
  let refused = 0;
  const send = async () => {
    const permit = await bucket.acquire(neverAborts());
    await system.sleep(random() * delayMs);
    if (server.isRefused(system.now())) refused += 1;
    await system.sleep(random() * delayMs);
    permit.release();
  };
  const all = async () => {
    const sent: Promise<void>[] = [];
    for (let n = 0; n < requests; n += 1) {
      // Pauses come in clusters: bursts after a rest are where a throttle and a server drift apart.
      if (pauseMs > 0 && random() < 0.1) await system.sleep(random() * pauseMs);
      sent.push(send());
    }
    await Promise.all(sent);
  };
  await system.run(all());
  return { refused, endMs: system.now() };
}

describe("a server with the same limits never has cause to refuse", () => {
  const seeds = Array.from({ length: 8 }, (_, index) => 101 + index * 7_919);

  it.each([
    { what: "a fast network", delayMs: 20, pauseMs: 0 },
    { what: "a slow network", delayMs: 400, pauseMs: 0 },
    { what: "a network slower than the burst lasts", delayMs: 4_000, pauseMs: 0 },
    { what: "bursts and rests on a fast network", delayMs: 30, pauseMs: 6_000 },
    { what: "bursts and rests on a slow network", delayMs: 1_500, pauseMs: 12_000 },
  ])("over $what", async ({ delayMs, pauseMs }) => {
    for (const seed of seeds) {
      const { refused } = await simulate({ seed, requests: 400, delayMs, pauseMs });
      expect({ seed, refused }).toEqual({ seed, refused: 0 });
    }
  });

  it("over several thousand requests in one go", async () => {
    const { refused } = await simulate({ seed: 5, requests: 4_000, delayMs: 250, pauseMs: 2_500 });
    expect(refused).toBe(0);
  });
});

describe("the throttle wastes nothing", () => {
  it("sends 60 requests in ten seconds and the first round trip, at 20 ms of latency", async () => {
    const system = createFakeSystem();
    const bucket = createTokenBucket({ ...limits, maxHaltMs: 60_000 }, system);
    const roundTripMs = 20;
    // Timers have whole milliseconds.
    const timerMs = 1;
    const send = async () => {
      const permit = await bucket.acquire(neverAborts());
      const sentAtMs = system.now();
      await system.sleep(roundTripMs);
      permit.release();
      return sentAtMs;
    };
    const sent = await system.run(Promise.all(Array.from({ length: 60 }, send)));
    expect(Math.max(...sent)).toBeLessThanOrEqual(10_000 + roundTripMs + timerMs);
  });
});
