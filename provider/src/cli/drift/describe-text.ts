import { textTable } from "../shared/text-table";
import type { DriftDocument } from "./document";
import { reportHeadings, reportRow, type Piece } from "./report-row";
import { classesIn, comparedLine, headline } from "./summary";

/** The report for a terminal. Its values hold no control characters any more. */
export function describeText(document: DriftDocument): string {
  const { findings } = document;
  const rows = findings.map((finding) => reportRow(finding).map(inText));
  const table = textTable(
    reportHeadings.map((heading) => heading.toUpperCase()),
    rows,
  );
  const nextSteps = classesIn(document).map(({ name, advice }) => `${name}: ${advice}\n`);
  const end = `${headline(document)}. ${comparedLine(document)}\n`;
  return findings.length === 0 ? end : `${table}\n${nextSteps.join("")}\n${end}`;
}

/** A cell of a text table. */
export function inText(cell: readonly Piece[]): string {
  // A value that is alone in its cell needs no quotes.
  if (cell.length === 1) return cell.map((piece) => (typeof piece === "string" ? piece : piece.value)).join("");
  return cell.map((piece) => (typeof piece === "string" ? piece : `"${piece.value}"`)).join("");
}
