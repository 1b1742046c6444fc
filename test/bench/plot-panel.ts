import type { LogScale } from "./log-scale.ts";

/** A point of a line: seconds over a number of tenants. */
export interface Point {
  tenants: number;
  seconds: number;
  /** What to write at the point, where not all tenants were done. */
  undone?: string;
}

/** One line; `kind` is its class in the style. */
export interface Series {
  kind: string;
  points: Point[];
}

export interface Panel {
  title: string;
  series: Series[];
  x: LogScale;
  y: LogScale;
}

/** An operation's axes and lines. */
export function drawPanel({ title, series, x, y }: Panel): string {
  const [left, right] = [x(x.ticks[0] ?? 1), x(x.ticks.at(-1) ?? 1)];
  const [bottom, top] = [y(y.ticks[0] ?? 1), y(y.ticks.at(-1) ?? 1)];
  const grid = [
    ...x.ticks.flatMap((tick) => [
      `<line class="grid" x1="${at(x(tick))}" y1="${at(bottom)}" x2="${at(x(tick))}" y2="${at(top)}"/>`,
      `<text class="faint" x="${at(x(tick))}" y="${at(bottom + 16)}" text-anchor="middle">${count(tick)}</text>`,
    ]),
    `<text class="faint" x="${at((left + right) / 2)}" y="${at(bottom + 32)}" text-anchor="middle">tenants</text>`,
    ...y.ticks.flatMap((tick) => [
      `<line class="grid" x1="${at(left)}" y1="${at(y(tick))}" x2="${at(right)}" y2="${at(y(tick))}"/>`,
      `<text class="faint" x="${at(left - 6)}" y="${at(y(tick) + 4)}" text-anchor="end">${count(tick)} s</text>`,
    ]),
  ];
  const lines = series.flatMap(({ kind, points }) => {
    const path = points.map(({ tenants, seconds }) => `${at(x(tenants))},${at(y(seconds))}`).join(" ");
    const dots = kind === "limit" ? [] : points.map((point) => dot(kind, point, x, y));
    return [`<polyline class="series ${kind}" points="${path}"/>`, ...dots];
  });
  const heading = `<text class="title" x="${at(left)}" y="${at(top - 10)}">${title}</text>`;
  return ["<g>", heading, ...grid, ...lines, "</g>"].join("\n");
}

function dot(kind: string, { tenants, seconds, undone }: Point, x: LogScale, y: LogScale): string {
  const [cx, cy] = [at(x(tenants)), at(y(seconds))];
  if (undone === undefined) return `<circle class="${kind}" cx="${cx}" cy="${cy}" r="3.5"/>`;
  const label = `<text class="faint" x="${cx}" y="${at(y(seconds) + 15)}" dx="8">${undone}</text>`;
  return `<circle class="${kind} undone" cx="${cx}" cy="${cy}" r="4.5"/>${label}`;
}

/** A tenth of a pixel is as exact as anybody sees. */
const at = (pixels: number): string => String(Math.round(pixels * 10) / 10);
const count = (number: number): string => number.toLocaleString("en");
