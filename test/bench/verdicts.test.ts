import { aMeasurement } from "./a-measurement.ts";
import type { Measurement } from "./measurement.ts";
import { judge } from "./verdicts.ts";

const limits = { requestsPerSecond: 5, burst: 10 };
const floor = aMeasurement({ contestant: "floor" });
const upPosts = { token: 1, list: 1, get: 0, post: 1000, cancel: 0 };
const up = aMeasurement({ operation: "up", requests: upPosts, postSpanMs: 198_100, stateBytes: 1571 });

const broken = (...measurements: Measurement[]) =>
  judge(measurements, limits)
    .filter(({ isKept }) => !isKept)
    .map(({ claim, measured }) => `${claim}: ${measured}`);

test("what goes as it should keeps every promise, each of which is named", () => {
  const preview = aMeasurement({ operation: "preview", tenants: 1 });
  const verdicts = judge(
    [floor, aMeasurement(), up, preview, { ...preview, contestant: "floor", wallMs: 9_000 }],
    limits,
  );
  expect(verdicts.filter(({ isKept }) => !isKept)).toEqual([]);
  expect(verdicts.map(({ claim }) => claim)).toEqual([
    "refresh of 1,000 is done at the first attempt, without a 429",
    "refresh of 1,000 asks for one token and the list's pages, and for no tenant",
    "refresh of 1,000 takes at most 1.25 × the floor's time",
    "up of 1,000 is done at the first attempt, without a 429",
    "up of 1,000 posts within 1.02 × what the API's limits ask",
    "up of 1,000 keeps at most 2,000 bytes of state a tenant",
    "preview of 1 is done at the first attempt, without a 429",
    "preview of 1 takes at most 1.15 × the floor's time",
  ]);
});

test.each<[string, Partial<Measurement>, string]>([
  ["a tenant left out", { done: 999 }, "refresh of 1,000 is done at the first attempt, without a 429: 999 done"],
  ["a second attempt", { attempts: 2 }, "refresh of 1,000 is done at the first attempt"],
  ["a 429 that was overcome", { refused: 1 }, "refresh of 1,000 is done at the first attempt"],
  [
    "a tenant asked for by itself",
    { requests: { token: 1, list: 1, get: 1, post: 0, cancel: 0 } },
    "refresh of 1,000 asks for one token and the list's pages, and for no tenant: tokens: 1, pages: 1, others: 1",
  ],
  ["a second token", { requests: { token: 2, list: 1, get: 0, post: 0, cancel: 0 } }, "asks for one token"],
  ["a second list", { requests: { token: 1, list: 2, get: 0, post: 0, cancel: 0 } }, "asks for one token"],
  ["no list", { requests: { token: 1, list: 0, get: 0, post: 0, cancel: 0 } }, "asks for one token"],
  ["too long a time", { wallMs: 12_501 }, "refresh of 1,000 takes at most 1.25 × the floor's time: 1.250 ×"],
])("of a refresh: %s", (_what, changes, said) => {
  expect(broken(floor, aMeasurement(changes))).toEqual([expect.stringContaining(said)]);
});

test("of an up: posts that take too long, and a state that is too large", () => {
  expect(broken({ ...up, postSpanMs: 201_970 })).toEqual([expect.stringContaining("202.0 s of 198.0 s, 1.020 ×")]);
  // Of thousands, at ten times the limits: 9,900 at 50 a second.
  const large = { ...up, tenants: 10_000, done: 10_000 };
  expect(broken({ ...large, postSpanMs: 207_800 })).toEqual([]);
  expect(broken({ ...large, postSpanMs: 208_000 })).toEqual([
    expect.stringContaining("1.05 × what ten times the API's limits ask: 208.0 s of 198.0 s, 1.051 ×"),
  ]);
  expect(broken({ ...up, stateBytes: 2001 })).toEqual([expect.stringContaining("2,001 bytes")]);
});

test("of a preview of one tenant: too long a time; of more, no promise is made", () => {
  const slow = (tenants: number) => [
    aMeasurement({ operation: "preview", tenants, wallMs: 1160 }),
    aMeasurement({ operation: "preview", tenants, wallMs: 1000, contestant: "floor" }),
  ];
  expect(broken(...slow(1))).toEqual(["preview of 1 takes at most 1.15 × the floor's time: 1.160 ×"]);
  expect(broken(...slow(10))).toEqual([]);
});

test("of an import: too long a time beside a state that is only written", () => {
  const imports = (tenants: number) => [
    aMeasurement({ operation: "import", tenants, wallMs: 8_100 }),
    aMeasurement({ operation: "import", tenants, wallMs: 1_000, contestant: "floor" }),
  ];
  expect(broken(...imports(3_000))).toEqual(["import of 3,000 takes at most 8 × the floor's time: 8.100 ×"]);
  expect(broken(...imports(100))).toEqual([]);
});

test("nothing is promised of the others, nor of few tenants' times, nor of a time that has no floor beside it", () => {
  expect(broken({ ...up, tenants: 100, done: 100, postSpanMs: 60_000 })).toEqual([]);
  expect(broken(aMeasurement({ contestant: "peer", done: 32, attempts: 5, refused: 400 }))).toEqual([]);
  expect(broken(aMeasurement({ wallMs: 1e9 }))).toEqual([]);
});

test("few tenants are read by requests of their own, which is no broken promise", () => {
  const requests = { token: 1, list: 0, get: 3, post: 0, cancel: 0 };
  expect(broken(aMeasurement({ tenants: 3, requests }))).toEqual([]);
});

test("the native plugin is compared with the dynamic provider of the same run: its start, its refresh and its state", () => {
  const native = (changes: Partial<Measurement>) => aMeasurement({ contestant: "native", ...changes });
  const start = { operation: "preview", tenants: 1 } as const;
  expect(broken(native({ wallMs: 10_001 }), aMeasurement())).toEqual([
    "refresh of 1,000 by the native plugin takes at most 1 × the dynamic provider's time: 1.000 ×",
  ]);
  expect(broken(native({ ...start, wallMs: 860 }), aMeasurement({ ...start, wallMs: 1000 }))).toEqual([
    "preview of 1 by the native plugin takes at most 0.85 × the dynamic provider's time: 0.860 ×",
  ]);
  expect(broken(native({ stateBytes: 1_351 }))).toEqual([expect.stringContaining("1,351 bytes")]);
  expect(broken(native({ attempts: 2 }))).toEqual([expect.stringContaining("by the native plugin is done")]);
  expect(broken(native({}), native(start), aMeasurement(start), aMeasurement())).toEqual([
    "preview of 1 by the native plugin takes at most 0.85 × the dynamic provider's time: 1.000 ×",
  ]);
});
