import Table from "cli-table3";
import { describeMachine } from "./machine.ts";
import type { Report } from "./measurement.ts";
import { head, rowsOf } from "./rows.ts";

/** The report for a terminal. */
export function describeText({ machine, measurements, verdicts }: Report): string {
  const colAligns = head.map((_, index) => (index === 0 || index === 2 || index === 5 ? "left" : "right"));
  const table = new Table({ head, colAligns, style: { head: [], border: [] } });
  table.push(...rowsOf(measurements));
  const lines = verdicts.map(({ claim, isKept, measured }) => `${isKept ? "kept  " : "BROKEN"}  ${claim}: ${measured}`);
  return [describeMachine(machine), table.toString(), ...lines].join("\n");
}
