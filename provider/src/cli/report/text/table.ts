import { codeSpan } from "../../drift/describe-markdown";
import type { Piece } from "../../drift/report-row";
import { printable } from "./printable";
import { bytesOf, countThatFits, type Part } from "./room";

/** A table with more rows is folded. */
const maxOpenRows = 20;

/** A row of a Markdown table. Each value from outside is a code span on one line. */
export function tableRow(cells: readonly (readonly Piece[])[]): string {
  const inMarkdown = (piece: Piece): string => (typeof piece === "string" ? piece : codeSpan(printable(piece.value)));
  return `| ${cells.map((cell) => cell.map(inMarkdown).join("")).join(" | ")} |`;
}

export function tableOf(headings: readonly string[], rows: readonly string[]): string {
  return [tableRow(headings.map((heading) => [heading])), tableRow(headings.map(() => ["---"])), ...rows].join("\n");
}

/** A part with a title and a table, of which as many rows are shown as fit. @param rest where the others are seen */
export function tablePart(title: string, headings: readonly string[], rows: readonly string[], rest: string): Part {
  const count = rows.length.toLocaleString("en");
  const least = `#### ${title}\n\n${count} in all, which ${rest}.`;
  return (room) => {
    const write = (shown: number): string => {
      const table = tableOf(headings, rows.slice(0, shown));
      const left = rows.length - shown;
      return [
        `#### ${title}`,
        shown > maxOpenRows
          ? `<details><summary>${shown.toLocaleString("en")} rows</summary>\n\n${table}\n\n</details>`
          : table,
        ...(left === 0 ? [] : [`and ${left.toLocaleString("en")} more, which ${rest}.`]),
      ].join("\n\n");
    };
    const most = bytesOf(least) + room;
    const around = bytesOf(write(0)) + bytesOf("<details><summary>10,000 rows</summary>\n\n\n\n</details>");
    const shown = countThatFits(rows, most - around);
    const text = write(shown);
    return shown > 0 && bytesOf(text) <= most ? text : least;
  };
}
