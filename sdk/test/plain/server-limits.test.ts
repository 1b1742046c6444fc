import { readServerLimits } from "../../src/throttle/server-limits";

function read(headers: Record<string, string>) {
  return readServerLimits((name) => headers[name]);
}

const policy = '"burst";q=10;w=2, "daily";q=50000;w=86400';

describe("the server's limits", () => {
  it("are read from the IETF draft's named items", () => {
    const state = '"burst";r=4;t=1, "daily";r=49000;t=3600';
    expect(read({ "ratelimit-policy": policy, ratelimit: state })).toEqual({
      rate: { burst: 10, windowMs: 2_000 },
      remaining: 4,
      isRemainingNamed: true,
      resetMs: 1_000,
      quota: { limit: 50_000, remaining: 49_000, resetMs: 3_600_000, windowMs: 86_400_000 },
    });
  });

  it("are the tightest of several short windows, and the one of several long ones that has least left", () => {
    const policies = '"day";q=50000;w=86400, "hour";q=5000;w=3600, "minute";q=100;w=60, "second";q=5;w=1';
    const state = '"day";r=40000, "hour";r=4000;t=900, "minute";r=90;t=30, "second";r=0;t=1';
    expect(read({ "ratelimit-policy": policies, ratelimit: state })).toEqual({
      rate: { burst: 5, windowMs: 3_000 },
      remaining: 0,
      isRemainingNamed: true,
      resetMs: 1_000,
      quota: { limit: 5_000, remaining: 4_000, resetMs: 900_000, windowMs: 3_600_000 },
    });
  });

  it.each([
    ["a short window has no state", '"second";q=5;w=1, "minute";q=200;w=60', '"minute";r=150;t=30'],
    ["it is not told whose window it is", '"day";q=50000', '"day";r=40000;t=1800'],
    ["no policy names it", '"second";q=5;w=1', '"second";r=4;t=1, "other";r=2;t=1'],
  ])("are not sure to be whole where %s", (_, policies, state) => {
    expect(read({ "ratelimit-policy": policies, ratelimit: state })).toMatchObject({ isRemainingNamed: false });
  });

  it("are of requests: what a server says of bytes is none of them", () => {
    const bytes = '"bytes";q=1000000;w=86400;qu="content-bytes"';
    expect(read({ "ratelimit-policy": bytes, ratelimit: '"bytes";r=0;t=40000' })).toEqual({});
    const policies = `"day";q=50000;w=86400, ${bytes}`;
    const state = '"day";r=40000;t=40000, "bytes";r=900;t=40000';
    expect(read({ "ratelimit-policy": policies, ratelimit: state }).quota).toMatchObject({ remaining: 40_000 });
  });

  it.each<[string, Record<string, string>]>([
    ["three headers", { "ratelimit-limit": "60", "ratelimit-remaining": "4", "ratelimit-reset": "1767225600" }],
    ["a list", { ratelimit: "limit=60, remaining=4, reset=1767225600" }],
    ["a state", { ratelimit: '"some";r=4;t=1767225600' }],
  ])("are those of no window where its end is a date, and not a span: %s", (_what, headers) => {
    expect(read(headers)).toEqual({ remaining: 4, isRemainingNamed: false });
  });

  it("belong together by name, not by place", () => {
    const state = '"daily";r=7;t=60, "burst";r=3;t=1';
    expect(read({ "ratelimit-policy": policy, ratelimit: state })).toMatchObject({
      remaining: 3,
      quota: { remaining: 7 },
    });
  });

  it.each([
    ["a policy alone", { "ratelimit-policy": '"burst";q=10;w=2' }, { rate: { burst: 10, windowMs: 2_000 } }],
    [
      "a quota alone",
      { "ratelimit-policy": '"daily";q=50000;w=86400' },
      { quota: { limit: 50_000, windowMs: 86_400_000 } },
    ],
    [
      "a quota without its size",
      { "ratelimit-policy": '"daily";w=86400', ratelimit: '"daily";r=5' },
      { quota: { remaining: 5, windowMs: 86_400_000 } },
    ],
    [
      "an hour, which is a quota",
      { "ratelimit-policy": '"hourly";q=100;w=3600' },
      { quota: { limit: 100, windowMs: 3_600_000 } },
    ],
    [
      "just under an hour, which is a rate",
      { "ratelimit-policy": '"almost";q=100;w=3599' },
      { rate: { burst: 100, windowMs: 3_599_000 } },
    ],
    [
      "parameters in any order, and unknown ones",
      { "ratelimit-policy": '"b";w=2;pk=:cGFydG5lcg==:;qu="requests";q=10', ratelimit: '"b"; t=1 ;r=4' },
      { rate: { burst: 10, windowMs: 2_000 }, remaining: 4, isRemainingNamed: true, resetMs: 1_000 },
    ],
    [
      "an earlier draft's policy, which has no name",
      { "ratelimit-policy": "10;w=2, 50000;w=86400", ratelimit: "limit=10, remaining=4, reset=1" },
      {
        rate: { burst: 10, windowMs: 2_000 },
        remaining: 4,
        isRemainingNamed: false,
        resetMs: 1_000,
        quota: { limit: 50_000, windowMs: 86_400_000 },
      },
    ],
    [
      "a policy that counts something else, which is left out",
      { "ratelimit-policy": '"bytes";q=1000;w=1;qu="content-bytes", "burst";q=10;w=2' },
      { rate: { burst: 10, windowMs: 2_000 } },
    ],
    [
      "a state that no policy names",
      { ratelimit: '"burst";r=4;t=1' },
      { remaining: 4, isRemainingNamed: false, resetMs: 1_000 },
    ],
    [
      "a state that no policy names, and that lasts for hours",
      { ratelimit: '"day";r=400;t=7200' },
      { quota: { remaining: 400, resetMs: 7_200_000 } },
    ],
    [
      "an earlier draft's three headers",
      { "ratelimit-limit": "10, 10;w=2", "ratelimit-remaining": "4", "ratelimit-reset": "1" },
      { remaining: 4, isRemainingNamed: false, resetMs: 1_000 },
    ],
    [
      "an earlier draft's three headers, of a day",
      { "ratelimit-limit": "50000", "ratelimit-remaining": "400", "ratelimit-reset": "7200" },
      { quota: { limit: 50_000, remaining: 400, resetMs: 7_200_000 } },
    ],
    ["an earlier draft's own header", { "ratelimit-remaining": "4" }, { remaining: 4, isRemainingNamed: false }],
    ["the header of many gateways", { "x-rate-limit-remaining": " 4 " }, { remaining: 4, isRemainingNamed: false }],
    [
      "a state without a name, which is of no policy",
      { ratelimit: "5;r=4" },
      { remaining: 4, isRemainingNamed: false },
    ],
    [
      "the draft's before the others",
      {
        "ratelimit-policy": policy,
        ratelimit: '"burst";r=1',
        "ratelimit-remaining": "2",
        "x-rate-limit-remaining": "3",
      },
      {
        rate: { burst: 10, windowMs: 2_000 },
        remaining: 1,
        isRemainingNamed: true,
        quota: { limit: 50_000, windowMs: 86_400_000 },
      },
    ],
  ])("are read from %s", (_what, headers, expected) => {
    expect(read(headers)).toEqual(expected);
  });

  it.each<[string, Record<string, string>]>([
    ["nothing", {}],
    ["empty headers", { "ratelimit-policy": "", ratelimit: "", "x-rate-limit-remaining": "" }],
    ["a limit of nothing", { "ratelimit-policy": '"burst";q=0;w=2' }],
    ["a window of nothing", { "ratelimit-policy": '"burst";q=10;w=0' }],
    ["no window", { "ratelimit-policy": '"burst";q=10' }],
    ["negative numbers", { "ratelimit-policy": '"burst";q=-10;w=2', "x-rate-limit-remaining": "-1" }],
    ["fractions", { "ratelimit-policy": '"burst";q=1.5;w=2', "x-rate-limit-remaining": "1.5" }],
    ["numbers beyond all measure", { "ratelimit-remaining": "9".repeat(40), "x-rate-limit-remaining": "1e9" }],
    ["words", { "ratelimit-policy": "plenty", ratelimit: "enough", "x-rate-limit-remaining": "some" }],
    ["a header beyond all measure", { "ratelimit-policy": `${'"x";q=1;w=1,'.repeat(100)}${policy}` }],
    ["the names of every object's own", { "ratelimit-policy": '"__proto__";__proto__=1;constructor=2' }],
  ])("are left alone by %s", (_what, headers) => {
    expect(read(headers)).toEqual({});
  });
});
