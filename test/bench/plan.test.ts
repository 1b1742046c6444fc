import { operations } from "./measurement.ts";
import { readOptions, UsageError } from "./options.ts";
import { planRounds } from "./plan.ts";

/** As `refresh 1000: floor ours peer x3`. */
const planned = (sizes: number[]): string[] =>
  planRounds(sizes, operations).map(({ cases, repeats }) => {
    const [first] = cases;
    const whose = cases.map(({ contestant }) => contestant).join(" ");
    return `${first?.operation ?? ""} ${first?.tenants ?? 0}: ${whose} x${repeats}`;
  });

test("all three take turns up to 1,000 tenants; beyond, only ours, and what one list can do", () => {
  expect(planned([1, 1000, 10_000])).toEqual([
    "preview 1: floor ours native x9",
    "preview 1000: floor ours peer x3",
    "up 1000: floor ours peer x1",
    "refresh 1000: floor ours native peer x3",
    "destroy 1000: floor ours peer x1",
    "drift 1000: ours x1",
    "import 1000: floor ours x3",
    "up 10000: ours x1",
    "refresh 10000: floor ours native x3",
    "drift 10000: ours x1",
    "import 10000: floor ours x3",
  ]);
});

const usual = { sizes: [1, 10, 100, 1000, 10_000], operations: [...operations] };

test("the whole benchmark is what is published; a part of it goes elsewhere, unless asked", () => {
  expect(readOptions([], "/clone")).toEqual({ ...usual, output: "/clone/docs/bench" });
  expect(readOptions(["--sizes", "10, 100"], "/clone")).toEqual({
    ...usual,
    sizes: [10, 100],
    output: "/clone/.printix/bench",
  });
  expect(readOptions(["--operations", "up,refresh"], "/clone")).toEqual({
    ...usual,
    operations: ["up", "refresh"],
    output: "/clone/.printix/bench",
  });
  expect(readOptions(["--sizes=10", "--output", "docs/bench"], "/clone").output).toBe("docs/bench");
});

test.each([
  [["--sizes", "10,many"], '--sizes holds "many"'],
  [["--sizes", "0"], '--sizes holds "0"'],
  [["--operations", "up,upp"], '--operations holds "upp": there are preview, up, refresh, destroy, drift, import'],
  [["--size", "10"], "Usage: npm run bench"],
])("%j cannot be used", (args, said) => {
  expect(() => readOptions(args, "/clone")).toThrow(UsageError);
  expect(() => readOptions(args, "/clone")).toThrow(said);
});
