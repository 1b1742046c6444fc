import { createLearnedLimits } from "../../src/throttle/learned-limits";

function setUp() {
  const learned = createLearnedLimits();
  return { learned, learn: (headers: Record<string, string>) => learned.learn((name) => headers[name]) };
}

const dayMs = 86_400_000;
const policy = '"burst";q=20;w=2, "daily";q=1000;w=86400';

test("before the first answer nothing was said", () => {
  const { learned } = setUp();
  expect([learned.hasAnswer(), learned.latest()]).toEqual([false, {}]);
});

test("an answer without a word on limits is an answer", () => {
  const { learned, learn } = setUp();
  expect(learn({})).toEqual({ bucket: {} });
  expect([learned.hasAnswer(), learned.latest()]).toEqual([true, {}]);
});

test("each figure's last word is kept, and the bucket's and the quota's are told apart", () => {
  const { learned, learn } = setUp();
  const state = '"burst";r=19;t=1, "daily";r=900;t=60';
  expect(learn({ "ratelimit-policy": policy, ratelimit: state })).toEqual({
    bucket: { requestsPerSecond: 10, burst: 20, remaining: 19, isRemainingNamed: true, resetMs: 1_000 },
    quota: { limit: 1000, remaining: 900, resetMs: 60_000, windowMs: dayMs },
  });
  expect(learn({ "ratelimit-policy": policy })).toEqual({
    bucket: { requestsPerSecond: 10, burst: 20 },
    quota: { limit: 1000, windowMs: dayMs },
  });
  expect(learn({ "x-rate-limit-remaining": "3" })).toEqual({ bucket: { remaining: 3, isRemainingNamed: false } });
  expect(learned.latest()).toEqual({
    rate: { burst: 20, windowMs: 2_000 },
    remaining: 3,
    isRemainingNamed: false,
    resetMs: 1_000,
    quota: { limit: 1000, remaining: 900, resetMs: 60_000, windowMs: dayMs },
  });
});
