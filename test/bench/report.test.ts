import { aMeasurement } from "./a-measurement.ts";
import { describeMarkdown } from "./describe-markdown.ts";
import { describeText } from "./describe-text.ts";
import { logScale } from "./log-scale.ts";
import type { Report } from "./measurement.ts";
import { middleBy } from "./middle.ts";
import { drawPlot } from "./plot.ts";

const report: Report = {
  version: 1,
  date: "2026-01-31",
  machine: { system: "Linux x64", cores: 2, memoryGiB: 24, node: "24.0.0", engine: "3.0.0" },
  limits: { requestsPerSecond: 5, burst: 10 },
  verdicts: [
    { claim: "it is fast", isKept: true, measured: "1.10 ×" },
    { claim: "it is small", isKept: false, measured: "2,001 bytes" },
  ],
  measurements: [
    aMeasurement({ contestant: "floor", wallMs: 8_000 }),
    aMeasurement({ stateBytes: 1571, hostBytes: 300 * 1024 ** 2 }),
    aMeasurement({ contestant: "peer", wallMs: 40_000, done: 47, attempts: 5, refused: 4_765 }),
    aMeasurement({ tenants: 10_000, wallMs: 50_000 }),
  ],
};
const machine = "Linux x64, 2 cores, 24 GiB, Node 24.0.0, Pulumi 3.0.0";

test("the page names the machine, every promise, and every measurement with its ratio to the floor", () => {
  const page = describeMarkdown(report);
  expect(page).toContain(`2026-01-31, on ${machine}`);
  expect(page).toContain("| it is fast | 1.10 × | yes |\n| it is small | 2,001 bytes | **no** |");
  expect(page).toContain(
    "| refresh | 1,000 | pulumi-printix | 10.0 s | 1.25 | all | 1 | 1 | 0 | 0 | 0 | 0 | 1,571 | 300 |",
  );
  expect(page).toContain("| plain dynamic | 40.0 s | 5.00 | 47, 5 attempts |");
  expect(page).toContain("| 10,000 | pulumi-printix | 50.0 s |  | all |");
});

test("the terminal shows the same, with what is broken in capitals", () => {
  const text = describeText(report);
  expect(text.startsWith(`${machine}\n`)).toBe(true);
  expect(text).toContain("BROKEN  it is small: 2,001 bytes");
  expect(text).toContain("kept    it is fast: 1.10 ×");
});

test("the plot puts a point where time and tenants say, and says what was not done", () => {
  const plot = drawPlot(report);
  expect(plot).toContain(machine);
  // 10 s of 1 to 100 s is half way up; 1,000 of 1,000 to 10,000 tenants is at the left end of its panel.
  expect(plot).toContain('<circle class="ours" cx="60" cy="505" r="3.5"/>');
  expect(plot).toContain('<circle class="peer undone"');
  expect(plot).toContain(">47 done</text>");
  expect(plot).toContain("refresh of 1,000, peer: 40.0 s");
});

test("the plot is well-formed and follows the reader's light or dark", () => {
  const plot = drawPlot(report);
  const opened = plot.match(/<(g|svg|style|text|title|desc)[\s>]/g)?.length;
  expect(plot.match(/<\/(g|svg|style|text|title|desc)>/g)).toHaveLength(opened ?? 0);
  expect(plot).toContain("prefers-color-scheme: dark");
  expect(plot).not.toContain("NaN");
});

test("a logarithmic scale goes from power to power of ten", () => {
  const scale = logScale([3, 400], [0, 300]);
  expect(scale.ticks).toEqual([1, 10, 100, 1000]);
  expect(scale.ticks.map((tick) => Math.round(scale(tick)))).toEqual([0, 100, 200, 300]);
  expect(logScale([10], [0, 1]).ticks).toEqual([10, 100]);
});

test("the one in the middle is neither the fastest nor the slowest", () => {
  const by = (items: number[]) => middleBy(items, (item) => item);
  expect(by([9, 1, 5])).toBe(5);
  expect(by([4, 2])).toBe(2);
  expect(() => by([])).toThrow("no middle");
});
