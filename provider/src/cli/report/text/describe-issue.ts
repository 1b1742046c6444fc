import { codeSpan } from "../../drift/describe-markdown";
import { htmlText } from "../../drift/describe-html";
import { inText } from "../../drift/describe-text";
import type { DriftDocument } from "../../drift/document";
import { reportHeadings, reportRow } from "../../drift/report-row";
import { classesIn, comparedLine, headline } from "../../drift/summary";
import { textTable } from "../../shared/text-table";
import { driftPart } from "./drift-part";
import { printable, shortPrintable } from "./printable";
import { bytesOf, maxBytes } from "./room";

/** What an issue is closed with. */
export const driftGone = "The drift is gone: stacks and Printix agree again.";

const maxTitle = 200;

/** A title is no Markdown. */
export function issueTitle(stacks: readonly string[]): string {
  const title = Array.from(printable(`Printix drift in ${stacks.join(", ")}`));
  return title.length > maxTitle ? `${title.slice(0, maxTitle - 1).join("")}…` : title.join("");
}

/** Kept for the marker before the text. */
const reserved = 400;

/** The text of an issue about drift, where the forge takes Markdown. */
export function issueInMarkdown(document: DriftDocument): string {
  const { stacks } = document;
  const [first = "", ...more] = stacks;
  const others = more.length === 0 ? "" : ` and ${more.length} more stacks`;
  const head = `In ${codeSpan(shortPrintable(first), false)}${others}. The next run that finds different drift rewrites this text.`;
  const part = driftPart(document);
  return `${head}\n\n${part(maxBytes - reserved - bytesOf(head) - bytesOf(part(0)))}\n`;
}

const maxRows = 200;

/** The same where it takes HTML: a work item of Azure Boards. */
export function issueInHtml(document: DriftDocument): string {
  const { findings } = document;
  const rows = findings.slice(0, maxRows).map((finding) => reportRow(finding).map(inText).map(printable));
  const more = findings.length - rows.length;
  const text = [
    `${printable(headline(document))}. The next run that finds different drift rewrites this text.\n`,
    textTable(reportHeadings, rows) + (more > 0 ? `and ${more.toLocaleString("en")} more\n` : ""),
    classesIn(document)
      .map(({ name, means, advice }) => `${name} ${means}. ${advice}\n`)
      .join(""),
    document.warnings
      .slice(0, maxRows)
      .map((warning) => `warning: ${shortPrintable(warning)}\n`)
      .join(""),
    comparedLine(document),
  ];
  return `<pre>${htmlText(text.filter((part) => part !== "").join("\n"))}</pre>`;
}
