import { describeMachine } from "./machine.ts";
import type { Report } from "./measurement.ts";
import { head, rowsOf } from "./rows.ts";

/** The report as a page of the documentation. */
export function describeMarkdown({ date, machine, limits, measurements, verdicts }: Report): string {
  const { requestsPerSecond, burst } = limits;
  return `<!-- Made by "npm run bench": run it again in place of a change here. -->
# Results of the benchmark

${date}, on ${describeMachine(machine)}; the API's limits ${requestsPerSecond} requests a second, burst ${burst}.
[README.md](README.md) says what is measured, and how.

![Time over the number of tenants](plot.svg)

## What is promised

${table(
  ["promise", "measured", "kept"],
  verdicts.map(({ claim, isKept, measured }) => [claim, measured, isKept ? "yes" : "**no**"]),
)}

## What was measured

${table(head, rowsOf(measurements))}
`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}
