import { textTable } from "../shared/text-table";
import type { DriftDocument } from "./document";
import { reportHeadings, reportRow, type Piece } from "./report-row";
import { classesIn, comparedLine, headline } from "./summary";

/** The report for a terminal. Every value has been cleaned of what a terminal would act on. */
export function describeText(document: DriftDocument): string {
  const { findings } = document;
  const rows = findings.map((finding) => reportRow(finding).map(inText));
  const table = textTable(
    reportHeadings.map((heading) => heading.toUpperCase()),
    rows,
  );
  const waysOn = classesIn(document).map(({ name, wayOn }) => `${name}: ${wayOn}\n`);
  const end = `${headline(document)}. ${comparedLine(document)}\n`;
  return findings.length === 0 ? end : `${table}\n${waysOn.join("")}\n${end}`;
}

function inText(cell: readonly Piece[]): string {
  // Alone in its cell a value needs no quotes to be told from our own words.
  if (cell.length === 1) return cell.map((piece) => (typeof piece === "string" ? piece : piece.value)).join("");
  return cell.map((piece) => (typeof piece === "string" ? piece : `"${piece.value}"`)).join("");
}
