import { firstAlone } from "../../src/throttle/first-alone";
import { createTokenBucket } from "../../src/throttle/token-bucket";
import { createFakeSystem } from "../fake-system";
import { neverAborts } from "../never-aborts";
import { seededRandom } from "../random";

/** What the conventions say, and where the throttle starts. */
const conventions = { requestsPerSecond: 5, burst: 10 };
/** Two sums of the same fractions may differ in their last digits. */
const roundingError = 1e-6;

/** The bucket on the server's side: full when its first request arrives, whenever that is. */
function serverBucket(limits = conventions) {
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
    remaining: () => Math.floor(level + roundingError),
  };
}

interface Run {
  seed: number;
  requests: number;
  /** The longest that a request or an answer travels. */
  delayMs: number;
  /** The longest pause before a request is asked for; 0: all at once. */
  pauseMs: number;
  /** The server's own limits, which its answers tell; absent where they are the conventions', and nobody says so. */
  told?: typeof conventions;
  /** Whether its answers say of which limit their remaining requests are. */
  isNamed?: boolean;
}

async function simulate({
  seed,
  requests,
  delayMs,
  pauseMs,
  told,
  isNamed = true,
}: Run): Promise<{ refused: number; lastMs: number }> {
  const random = seededRandom(seed);
  const system = createFakeSystem();
  const bucket = firstAlone(createTokenBucket({ ...conventions, maxHaltMs: 60_000 }, system));
  const server = serverBucket(told);
  let refused = 0;
  let lastMs = 0;
  const send = async () => {
    const permit = await bucket.acquire(neverAborts());
    lastMs = system.now();
    await system.sleep(random() * delayMs);
    if (server.isRefused(system.now())) refused += 1;
    const news = told && { ...told, remaining: server.remaining(), isRemainingNamed: isNamed };
    await system.sleep(random() * delayMs);
    permit.release(news);
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
  return { refused, lastMs };
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

describe("a server that says its limits", () => {
  const fast = { what: "a fast network", delayMs: 20 };
  const slow = { what: "a slow network", delayMs: 400 };
  // With a burst of one nothing is sent while a request is on its way, which a slow network makes long.
  const alone = { told: { requestsPerSecond: 1, burst: 1 }, networks: [fast] };
  const several = [
    { requestsPerSecond: 2, burst: 4 },
    { ...conventions },
    { requestsPerSecond: 10, burst: 40 },
    { requestsPerSecond: 50, burst: 100 },
  ].map((told) => ({ told, networks: [fast, slow] }));
  const states = [alone, ...several];

  it.each(states.flatMap(({ told, networks }) => networks.map((network) => ({ told, ...network }))))(
    "refuses nothing, and is used in full: $told over $what",
    async ({ told, delayMs }) => {
      for (const seed of [1, 2, 3, 4]) {
        const requests = 5 * told.burst + 40;
        const { refused, lastMs } = await simulate({ seed, requests, delayMs, pauseMs: 0, told });
        expect({ seed, refused }).toEqual({ seed, refused: 0 });
        const leastMs = ((requests - told.burst) / told.requestsPerSecond) * 1000;
        // The first request goes alone, and the first of the others start to come back when they are answered.
        const share = leastMs / (lastMs - 4 * delayMs);
        expect(share).toBeGreaterThanOrEqual(0.95);
      }
    },
  );

  it("is used in full, too, where it only says how much remains, of a limit that it does not name", async () => {
    for (const { delayMs } of [fast, slow]) {
      const run = { seed: 7, requests: 200, delayMs, pauseMs: 0, told: { ...conventions }, isNamed: false };
      const { refused, lastMs } = await simulate(run);
      expect(refused).toBe(0);
      expect((190 / conventions.requestsPerSecond) * 1000).toBeGreaterThanOrEqual(0.95 * (lastMs - 4 * delayMs));
    }
  });

  it("refuses nothing in bursts and rests either", async () => {
    for (const { told } of states) {
      for (const seed of [1, 2, 3, 4]) {
        const { refused } = await simulate({ seed, requests: 400, delayMs: 300, pauseMs: 6_000, told });
        expect({ told, seed, refused }).toEqual({ told, seed, refused: 0 });
      }
    }
  });
});

describe("the throttle wastes nothing", () => {
  it("sends 60 requests in ten seconds and the first round trip, at 20 ms of latency", async () => {
    const system = createFakeSystem();
    const bucket = createTokenBucket({ ...conventions, maxHaltMs: 60_000 }, system);
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
