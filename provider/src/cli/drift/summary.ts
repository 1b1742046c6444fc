import type { DriftDocument } from "./document";
import { driftClasses, type ClassWords } from "./drift-class";

const plural = (count: number, word: string): string =>
  `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

/** The result in one line. */
export function headline({ findings, stacks }: DriftDocument): string {
  const where = stacks.length === 1 ? String(stacks[0]) : plural(stacks.length, "stack");
  return findings.length === 0 ? `No drift in ${where}` : `Drift in ${where}: ${plural(findings.length, "finding")}`;
}

/** What was compared with what. */
export function comparedLine({ summary }: DriftDocument): string {
  const { declared, listed, ignored, planned = 0 } = summary;
  const toCreate = planned === 0 ? "" : `, ${planned.toLocaleString("en")} to create by plan`;
  return `${plural(declared, "tenant")} in state, ${listed.toLocaleString("en")} in Printix's list${toCreate}, ${plural(ignored, "finding")} ignored.`;
}

/** The classes that a report has findings of. */
export function classesIn({ summary }: DriftDocument): ClassWords[] {
  return driftClasses.filter(({ name }) => summary[name] > 0);
}
