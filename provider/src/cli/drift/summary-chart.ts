import type { DriftDocument } from "./document";
import { driftClasses } from "./drift-class";

const size = { width: 440, row: 34, bar: 22, left: 190, right: 60 };

/** How many findings there are of each class, as bars. Colours come from the page's style. */
export function summaryChart({ summary }: DriftDocument): string {
  const names = [...driftClasses.map(({ name }) => name), "ignored"] as const;
  const bars = names.map((name) => ({ name, count: summary[name] }));
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const scale = (size.width - size.left - size.right) / most;
  const height = bars.length * size.row;
  const middle = size.row / 2;
  const drawn = bars.map(({ name, count }, index) => {
    const length = Math.round(count * scale);
    return [
      `<g transform="translate(0 ${index * size.row})">`,
      `<text x="${size.left - 12}" y="${middle}" text-anchor="end">${name}</text>`,
      `<rect class="${name}" x="${size.left}" y="${middle - size.bar / 2}" width="${length}" height="${size.bar}" rx="3"/>`,
      `<text class="count" x="${size.left + length + 8}" y="${middle}">${count.toLocaleString("en")}</text>`,
      "</g>",
    ].join("");
  });
  const said = bars.map(({ name, count }) => `${name}: ${count}`).join(", ");
  return [
    `<svg viewBox="0 0 ${size.width} ${height}" role="img" aria-labelledby="chart-title chart-text">`,
    `<title id="chart-title">Findings by class</title><desc id="chart-text">${said}</desc>`,
    ...drawn,
    "</svg>",
  ].join("\n");
}
