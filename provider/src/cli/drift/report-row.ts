import type { DriftDocument, Finding } from "./document";

/** A piece of a cell: our own words, or a value from outside, which is shown as one. */
export type Piece = string | { value: string };

const maxLength = 200;

export const reportHeadings = ["class", "stack", "name", "tenant", "domain", "found"] as const;

/** A finding as a row of any report, a cell for each heading. */
export function reportRow(finding: Finding): Piece[][] {
  const isDeclared = "stack" in finding;
  return [
    [finding.class],
    isDeclared ? [value(finding.stack)] : ["none"],
    isDeclared ? [value(finding.name)] : ["none"],
    [finding.tenantName === undefined ? "(secret)" : value(finding.tenantName)],
    [finding.tenantDomain === undefined ? "(secret)" : value(finding.tenantDomain)],
    foundPieces(finding),
  ];
}

export const ignoredHeadings = [...reportHeadings, "reason", "rule"] as const;

/** An ignored finding as a row, with the rule that takes it out. */
export function ignoredRow({ finding, reason, rule }: DriftDocument["ignored"][number]): Piece[][] {
  return [...reportRow(finding), [value(reason)], [value(rule)]];
}

function foundPieces(finding: Finding): Piece[] {
  switch (finding.class) {
    case "protected-and-changed":
    case "changed":
      return finding.changes.flatMap(({ field, declared, actual }, index) => [
        `${index === 0 ? "" : ", "}${field === "tenantName" ? "name" : "domain"} `,
        value(declared),
        " → ",
        value(actual),
      ]);
    case "missing":
      return ["not in the list: ", value(finding.tenantId)];
    case "unmanaged":
      return ["in no stack: ", value(finding.tenantId)];
    case "pending":
      return finding.tenantId === undefined
        ? ["not created yet"]
        : ["at Printix already, not in state: ", value(finding.tenantId)];
  }
}

/** A value from outside. A server may send a name of any length, so it is cut for the table. */
function value(text: string): Piece {
  const characters = Array.from(text);
  return { value: characters.length > maxLength ? `${characters.slice(0, maxLength).join("")}…` : text };
}
