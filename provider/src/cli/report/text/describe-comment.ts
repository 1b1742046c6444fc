import { codeSpan } from "../../drift/describe-markdown";
import type { DriftDocument } from "../../drift/document";
import { cancelsPart } from "./cancels-part";
import { driftPart, some } from "./drift-part";
import type { Change, PlanChanges } from "./plan-changes";
import { printable, shortPrintable } from "./printable";
import { bytesOf, countThatFits, joinParts, leastRoom, maxBytes, type Part } from "./room";
import { tablePart, tableRow } from "./table";

export interface CommentContent {
  stacks: readonly string[];
  /** Absent where there is no plan. */
  changes: PlanChanges | undefined;
  drift: DriftDocument | undefined;
  /** Of the plan that is to be applied. */
  digest: string | undefined;
}

export interface DescribedComment {
  text: string;
  /** Cancels for which there is no room: nobody may approve them by this comment. */
  cancelsLeftOut: number;
}

const headings = ["stack", "name", "what"];

/** Kept for the marker before the text, and for the line about cancels that do not fit. */
const reserved = 400;

/** The comment on a pull request, which fits any forge. The cancels go first, and are cut last. */
export function describeComment(content: CommentContent): DescribedComment {
  const { changes, drift } = content;
  const head = headOf(content);
  if (isQuiet(changes, drift)) return { text: `${head}\n`, cancelsLeftOut: 0 };
  const others: Part[] = [
    ...(changes === undefined ? [] : changeParts(changes)),
    ...(drift === undefined ? [] : [driftPart(drift)]),
  ];
  const cancels = changes?.cancels ?? [];
  const room = maxBytes - reserved - bytesOf(head);
  const { text, leftOut } = cancels.length === 0 ? none : cancelsPart(cancels, room - leastRoom(others));
  const warning = leftOut === 0 ? "" : tooMany(leftOut);
  const parts = [warning, head, text, joinParts(others, room - bytesOf(text))];
  return { text: `${parts.filter((part) => part !== "").join("\n\n")}\n`, cancelsLeftOut: leftOut };
}

/** In place of an older plan's comment, which nobody may take for one of what is proposed now. */
export function describeNoPlan(stack: string): string {
  const lines = [
    "`pulumi-printix plan` failed. The log of this job says why.",
    "Nothing can be applied before it succeeds.",
  ];
  return `### Printix: no plan\n\n${stacksLine([stack]).join("")}. ${lines.join(" ")}\n`;
}

const none = { text: "", leftOut: 0 };

function tooMany(count: number): string {
  return `**${some(count, "cancel")} ${count === 1 ? "does" : "do"} not fit into this comment. They must not be approved from it.**`;
}

function headOf({ stacks, changes, drift, digest }: CommentContent): string {
  const title = `Printix: ${summaryOf(changes, drift)}`;
  const plan = digest === undefined ? [] : [`Plan: ${codeSpan(digest, false)}`];
  const lines = [...stacksLine(stacks), ...plan].map((line) => `${line}.`).join(" ");
  return isQuiet(changes, drift) ? `${title}. ${lines}`.trim() : `### ${title}\n\n${lines}`.trim();
}

/** Of the comment's bytes, for the names of its stacks. */
const roomForStacks = 2_000;

function stacksLine(stacks: readonly string[]): string[] {
  const spans = stacks.map((stack) => codeSpan(shortPrintable(stack), false));
  const shown = spans.slice(0, countThatFits(spans, roomForStacks));
  const left = stacks.length - shown.length;
  if (stacks.length === 0) return [];
  return [`In ${shown.join(", ")}${left > 0 ? ` and ${some(left, "stack")} more` : ""}`];
}

function isQuiet(changes: PlanChanges | undefined, drift: DriftDocument | undefined): boolean {
  const hasChanges = changes !== undefined && countsOf(changes).length > 0;
  return !hasChanges && (drift === undefined || drift.findings.length + drift.warnings.length === 0);
}

function countsOf({ cancels, replacements, removals, creations, updates }: PlanChanges): string[] {
  const counts: [number, string][] = [
    [cancels.length, "cancel"],
    [replacements.length, "replacement"],
    [creations.length, "creation"],
    [updates.length, "change"],
    [removals.length, "removal"],
  ];
  return counts.filter(([count]) => count > 0).map(([count, word]) => some(count, word));
}

function summaryOf(changes: PlanChanges | undefined, drift: DriftDocument | undefined): string {
  const counts = changes === undefined ? [] : countsOf(changes);
  const planned = changes !== undefined && counts.length === 0 ? ["nothing to change"] : counts;
  if (drift === undefined) return planned.join(", ");
  const { length } = drift.findings;
  return [...planned, length === 0 ? "no drift" : `${some(length, "finding")} of drift`].join(", ");
}

function changeParts({ replacements, creations, updates, removals }: PlanChanges): Part[] {
  const sections: [string, Change[]][] = [
    ["Replacements", replacements],
    ["Creations", creations],
    ["Changes", updates],
    ["Removals", removals],
  ];
  return sections
    .filter(([, changes]) => changes.length > 0)
    .map(([title, changes]) =>
      tablePart(
        `${title}: ${changes.length.toLocaleString("en")}`,
        headings,
        changes.map(rowOf),
        "`pulumi preview` shows",
      ),
    );
}

function rowOf({ stack, name, found }: Change): string {
  return tableRow([[{ value: printable(stack) }], [{ value: shortPrintable(name) }], found]);
}
