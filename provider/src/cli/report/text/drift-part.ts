import { codeSpan } from "../../drift/describe-markdown";
import type { DriftDocument } from "../../drift/document";
import { reportHeadings, reportRow } from "../../drift/report-row";
import { classesIn, comparedLine } from "../../drift/summary";
import { shortPrintable } from "./printable";
import { countThatFits, joinParts, leastRoom, type Part } from "./room";
import { tablePart, tableRow } from "./table";

const rest = "`pulumi-printix drift` shows";

/** Drift: its findings, what to do, and its warnings. */
export function driftPart(document: DriftDocument): Part {
  const { findings, warnings } = document;
  const rows = findings.map((finding) => tableRow(reportRow(finding)));
  const advice = classesIn(document).map(({ name, means, advice }) => `- **${name}** ${means}. ${advice}`);
  const parts: Part[] = [
    findings.length === 0
      ? () => "#### No drift"
      : tablePart(`Drift: ${some(findings.length, "finding")}`, reportHeadings, rows, rest),
    ...(advice.length === 0 ? [] : [() => advice.join("\n")]),
    ...(warnings.length === 0 ? [] : [warningsPart(warnings)]),
    () => comparedLine(document),
  ];
  return (room) => joinParts(parts, leastRoom(parts) + room);
}

function warningsPart(warnings: readonly string[]): Part {
  const lines = warnings.map((warning) => `- ${codeSpan(shortPrintable(warning), false)}`);
  const title = `**${some(warnings.length, "warning")}**`;
  const least = `${title} of drift, which ${rest}.`;
  return (room) => {
    const end = `and ${lines.length.toLocaleString("en")} more, which ${rest}.`;
    const shown = countThatFits(lines, room - end.length);
    if (shown === 0) return least;
    const left = lines.length - shown;
    const more = left === 0 ? [] : [`and ${left.toLocaleString("en")} more, which ${rest}.`];
    return [title, lines.slice(0, shown).join("\n"), ...more].join("\n\n");
  };
}

export function some(count: number, word: string): string {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}
