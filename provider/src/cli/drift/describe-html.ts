import { createHash } from "node:crypto";
import type { DriftDocument } from "./document";
import { htmlStyle } from "./html-style";
import { ignoredHeadings, ignoredRow, reportHeadings, reportRow, type Piece } from "./report-row";
import { classesIn, comparedLine, headline } from "./summary";
import { summaryChart } from "./summary-chart";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** The page loads nothing, runs nothing and has this one style, whatever the name of a tenant holds. */
const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(htmlStyle).digest("base64")}'; base-uri 'none'; form-action 'none'`;

/** The report as one page that needs no other file. */
export function describeHtml(document: DriftDocument): string {
  const { findings, ignored, warnings, checkedAt, stacks } = document;
  const title = htmlText(headline(document));
  const rows = findings.map(reportRow);
  const ignoredRows = ignored.map(ignoredRow);
  const nextSteps = classesIn(document).map(
    ({ name, means, advice }) => `<dt class="${name}">${name}</dt>\n<dd>It ${means}. ${htmlWords(advice)}</dd>`,
  );
  return `${[
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    `<style>${htmlStyle}</style>`,
    "</head>",
    "<body>",
    "<main>",
    `<h1>${title}</h1>`,
    `<p>${htmlText(comparedLine(document))}</p>`,
    `<p class="faint">Checked <time datetime="${checkedAt}">${checkedAt}</time>: ${htmlText(stacks.join(", "))}</p>`,
    summaryChart(document),
    ...section("Warnings", warnings.length, [list(warnings)]),
    ...section("Findings", rows.length, [table("Tenants that are not as declared", reportHeadings, rows)]),
    ...section("What to do", nextSteps.length, ["<dl>", ...nextSteps, "</dl>"]),
    ...section("Ignored", ignoredRows.length, [table("Findings that a rule takes out", ignoredHeadings, ignoredRows)]),
    "</main>",
    "</body>",
    "</html>",
  ].join("\n")}\n`;
}

function section(heading: string, size: number, content: readonly string[]): string[] {
  return size === 0 ? [] : [`<h2>${heading}</h2>`, ...content];
}

function list(items: readonly string[]): string {
  return `<ul>\n${items.map((item) => `<li>${htmlWords(item)}</li>`).join("\n")}\n</ul>`;
}

function table(caption: string, headings: readonly string[], rows: readonly (readonly (readonly Piece[])[])[]): string {
  const head = headings.map((heading) => `<th scope="col" role="columnheader">${heading}</th>`).join("");
  const body = rows.map(
    (row) =>
      `<tr role="row">${row.map((pieces, column) => cell(pieces, headings[column] ?? "", column)).join("")}</tr>`,
  );
  return [
    '<div class="scroll">',
    // The style may show the rows as cards. A screen reader still reads a table.
    `<table role="table"><caption>${caption}</caption>`,
    `<thead role="rowgroup"><tr role="row">${head}</tr></thead>`,
    '<tbody role="rowgroup">',
    ...body,
    "</tbody></table>",
    "</div>",
  ].join("\n");
}

function cell(pieces: readonly Piece[], heading: string, column: number): string {
  const content = pieces.map((piece) =>
    typeof piece === "string" ? htmlText(piece) : `<code>${htmlText(piece.value)}</code>`,
  );
  const [first] = pieces;
  // A finding's class is one of our five words, so it is safe as the name of a style.
  const colour = column === 0 && typeof first === "string" ? ` class="${first}"` : "";
  return `<td role="cell" data-label="${heading}"${colour}>${content.join("")}</td>`;
}

/** A text as the content or an attribute of an HTML page, where none of it is markup. */
export function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** Our own words, with backticks around code. */
function htmlWords(words: string): string {
  return htmlText(words).replace(/`([^`]+)`/g, "<code>$1</code>");
}
