import { logScale } from "./log-scale.ts";
import { describeMachine } from "./machine.ts";
import type { Contestant, Measurement, Operation, Report } from "./measurement.ts";
import { drawPanel, type Point, type Series } from "./plot-panel.ts";
import { plotStyle } from "./plot-style.ts";

const size = { width: 900, height: 640, left: 60, top: 130, panelWidth: 350, panelHeight: 200, gapX: 90, gapY: 75 };

const panels: Operation[] = ["preview", "up", "refresh", "destroy"];
const drawn: Contestant[] = ["floor", "peer", "ours"];

const legend: { kind: string; words: string; x: number; y: number }[] = [
  { kind: "ours", words: "pulumi-printix", x: 20, y: 66 },
  { kind: "drift", words: "pulumi-printix drift", x: 20, y: 86 },
  { kind: "floor", words: "floor: the engine, with a provider that asks nobody", x: 220, y: 66 },
  { kind: "peer", words: "a plain dynamic provider (hollow: gave up)", x: 220, y: 86 },
  { kind: "limit", words: "the API's limit", x: 600, y: 66 },
];

/** Time over the number of tenants, an operation a panel, both axes logarithmic. */
export function drawPlot({ machine, measurements, limits }: Report): string {
  const seconds = measurements.map(({ wallMs }) => wallMs / 1000);
  const tenants = measurements.map((measurement) => measurement.tenants);
  const body = panels.map((operation, index) => {
    const left = size.left + (index % 2) * (size.panelWidth + size.gapX);
    const top = size.top + Math.floor(index / 2) * (size.panelHeight + size.gapY);
    return drawPanel({
      title: operation,
      series: seriesOf(operation, measurements, limits),
      x: logScale(tenants, [left, left + size.panelWidth]),
      y: logScale(seconds, [top + size.panelHeight, top]),
    });
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="title text">`,
    `<title id="title">Time over the number of tenants</title>`,
    `<desc id="text">${describe(measurements)}</desc>`,
    `<style>${plotStyle}</style>`,
    `<text class="heading" x="20" y="26">Time over the number of tenants</text>`,
    `<text class="faint" x="20" y="44">${describeMachine(machine)}</text>`,
    ...legend.map(legendEntry),
    ...body,
    "</svg>",
    "",
  ].join("\n");
}

function seriesOf(operation: Operation, measurements: readonly Measurement[], limits: Report["limits"]): Series[] {
  const of = (kind: string, wanted: (one: Measurement) => boolean): Series => ({
    kind,
    points: measurements.filter(wanted).map(pointOf),
  });
  const { requestsPerSecond, burst } = limits;
  const changes = measurements.filter((one) => one.operation === operation && one.tenants > burst);
  const limit = {
    kind: "limit",
    points: changes
      .filter(({ contestant }) => contestant === "ours")
      .map(({ tenants }) => ({ tenants, seconds: (tenants - burst) / requestsPerSecond })),
  };
  return [
    ...(operation === "up" || operation === "destroy" ? [limit] : []),
    ...drawn.map((whose) => of(whose, (one) => one.operation === operation && one.contestant === whose)),
    ...(operation === "refresh" ? [of("drift", (one) => one.operation === "drift")] : []),
  ].filter(({ points }) => points.length > 0);
}

function pointOf({ tenants, wallMs, done }: Measurement): Point {
  const seconds = wallMs / 1000;
  return done === tenants ? { tenants, seconds } : { tenants, seconds, undone: `${done.toLocaleString("en")} done` };
}

function legendEntry({ kind, words, x, y }: (typeof legend)[number]): string {
  const line = `<line class="series ${kind}" x1="${x}" y1="${y}" x2="${x + 24}" y2="${y}"/>`;
  return `${line}<text class="faint" x="${x + 32}" y="${y + 4}">${words}</text>`;
}

/** For whoever cannot see it. */
function describe(measurements: readonly Measurement[]): string {
  return measurements
    .map(({ operation, contestant, tenants, wallMs }) => {
      return `${operation} of ${tenants.toLocaleString("en")}, ${contestant}: ${(wallMs / 1000).toFixed(1)} s`;
    })
    .join("; ");
}
