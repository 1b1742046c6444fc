import { createLearnedLimits } from "../../src/throttle/learned-limits";
import type { QuotaState } from "../../src/throttle/server-limits";

function setUp() {
  const updates: QuotaState[] = [];
  const learned = createLearnedLimits({ update: (state) => updates.push(state) });
  return {
    updates,
    learned,
    learn: (headers: Record<string, string>) => learned.learn((name) => headers[name], { end: () => undefined }),
  };
}

const dayMs = 86_400_000;
const policy = '"burst";q=20;w=2, "daily";q=1000;w=86400';

test("before the first answer nothing was said", () => {
  const { learned } = setUp();
  expect([learned.hasAnswer(), learned.latest()]).toEqual([false, {}]);
});

test("an answer without a word on limits is an answer", () => {
  const { learned, learn, updates } = setUp();
  expect(learn({})).toEqual({});
  expect([learned.hasAnswer(), learned.latest(), updates]).toEqual([true, {}, []]);
});

test("each figure's last word is kept, and the bucket and the quota hear of theirs", () => {
  const { learned, learn, updates } = setUp();
  const state = '"burst";r=19;t=1, "daily";r=900;t=60';
  expect(learn({ "ratelimit-policy": policy, ratelimit: state })).toEqual({
    requestsPerSecond: 10,
    burst: 20,
    remaining: 19,
    isRemainingNamed: true,
    resetMs: 1_000,
  });
  expect(learn({ "ratelimit-policy": policy })).toEqual({ requestsPerSecond: 10, burst: 20 });
  expect(learn({ "x-rate-limit-remaining": "3" })).toEqual({ remaining: 3, isRemainingNamed: false });
  expect(learned.latest()).toEqual({
    rate: { burst: 20, windowMs: 2_000 },
    remaining: 3,
    isRemainingNamed: false,
    resetMs: 1_000,
    quota: { limit: 1000, remaining: 900, resetMs: 60_000, windowMs: dayMs },
  });
  expect(updates).toEqual([
    { limit: 1000, remaining: 900, resetMs: 60_000, windowMs: dayMs },
    { limit: 1000, windowMs: dayMs },
  ]);
});
