import type { DriftDocument } from "./document";
import { ignoredHeadings, ignoredRow, reportHeadings, reportRow, type Piece } from "./report-row";
import { classesIn, comparedLine, headline } from "./summary";

/** A comment on a pull request takes 65,536 characters at most on GitHub. */
const maxCharacters = { findings: 40_000, ignored: 12_000, warnings: 8_000 };

/** A table with more rows is collapsed. */
const maxOpenRows = 20;

/** The report for a comment on a pull request. */
export function describeMarkdown(document: DriftDocument): string {
  const { findings, ignored, warnings } = document;
  const rows = findings.map((finding) => tableRow(reportRow(finding)));
  const ignoredRows = ignored.map((each) => tableRow(ignoredRow(each)));
  const table = tableOf(reportHeadings, rows, maxCharacters.findings);
  const nextSteps = classesIn(document).map(({ name, means, advice }) => `- **${name}** ${means}. ${advice}`);
  const ignoredTable = tableOf(ignoredHeadings, ignoredRows, maxCharacters.ignored);
  const warningLines = firstThatFit(
    warnings.map((warning) => `- ${codeSpan(warning, false)}`),
    maxCharacters.warnings,
  );
  return (
    [
      `### ${headline(document)}`,
      ...(rows.length === 0
        ? []
        : [rows.length > maxOpenRows ? collapsed("All findings", table) : table, nextSteps.join("\n")]),
      ...(warnings.length === 0 ? [] : [`**Warnings**\n\n${warningLines}`]),
      ...(ignoredRows.length === 0 ? [] : [collapsed("Ignored", ignoredTable)]),
      comparedLine(document),
    ].join("\n\n") + "\n"
  );
}

function tableRow(cells: readonly (readonly Piece[])[]): string {
  const inMarkdown = (piece: Piece): string => (typeof piece === "string" ? piece : codeSpan(piece.value));
  return `| ${cells.map((cell) => cell.map(inMarkdown).join("")).join(" | ")} |`;
}

function tableOf(headings: readonly string[], rows: readonly string[], characters: number): string {
  const head = `| ${headings.join(" | ")} |\n| ${headings.map(() => "---").join(" | ")} |`;
  return `${head}\n${firstThatFit(rows, characters)}`;
}

/** As many lines as fit, and how many more there are. */
function firstThatFit(lines: readonly string[], characters: number): string {
  let used = 0;
  const over = lines.findIndex((line) => (used += line.length + 1) > characters);
  if (over < 0) return lines.join("\n");
  return `${lines.slice(0, over).join("\n")}\n\nand ${lines.length - over} more, which \`--json\` shows.`;
}

function collapsed(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

/**
 * A value from outside in Markdown, as a code span: no part of it is a link, a mention or HTML. In a table, a bar ends a
 * cell there too, so it is escaped, and the backslashes before it are doubled.
 */
export function codeSpan(text: string, isInTable = true): string {
  if (text.trim() === "") return "(empty)";
  const runs = text.match(/`+/g)?.map(({ length }) => length) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  const padding = /^[` ]|[` ]$/.test(text) ? " " : "";
  const escaped = isInTable ? text.replace(/\\*\|/g, (bars) => `${bars.slice(0, -1).repeat(2)}\\|`) : text;
  return fence + padding + escaped + padding + fence;
}
