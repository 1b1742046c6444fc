import { plannedCancels, type PlannedCancel } from "../../cancels/planned-cancels";
import type { Piece } from "../../drift/report-row";
import type { PreviewStep } from "../../shared/pulumi/preview";
import { nameOf, stackPathOf } from "../../shared/pulumi/urn";
import { foundPieces } from "./found-pieces";

/** A change of a resource, and what it is, in pieces of a cell. */
export interface Change {
  stack: string;
  name: string;
  found: Piece[];
}

/** What plans do, in the order in which a person looks at it. */
export interface PlanChanges {
  stacks: string[];
  cancels: (PlannedCancel & { stack: string })[];
  replacements: Change[];
  /** What leaves the program, and ends no subscription. */
  removals: Change[];
  creations: Change[];
  updates: Change[];
}

type Kind = "replacements" | "removals" | "creations" | "updates";

/** What is not here changes nothing: `same`, `read`, `refresh`; or is a part of a replacement. */
const kinds = new Map<string, Kind>([
  ["replace", "replacements"],
  ["create-replacement", "replacements"],
  ["import-replacement", "replacements"],
  ["delete", "removals"],
  ["create", "creations"],
  ["import", "creations"],
  ["update", "updates"],
]);

/** The engine's own resources: a stack, and its providers. */
const ofEngine = /^pulumi:(pulumi:Stack$|providers:)/;

/** The changes of plans, each resource once a kind. */
export function planChanges(steps: readonly PreviewStep[]): PlanChanges {
  const cancels = plannedCancels(steps);
  const ended = new Set(cancels.map(({ urn }) => urn));
  const found: Record<Kind, Map<string, Change>> = {
    replacements: new Map(),
    removals: new Map(),
    creations: new Map(),
    updates: new Map(),
  };
  for (const step of steps) {
    const { op, urn, oldState, newState } = step;
    const kind = kinds.get(op);
    const type = newState?.type ?? oldState?.type ?? "";
    if (kind === undefined || ofEngine.test(type) || (kind === "removals" && ended.has(urn))) continue;
    found[kind].set(urn, { stack: stackPathOf(urn), name: nameOf(urn), found: foundPieces(step) });
  }
  return {
    stacks: [...new Set(steps.map(({ urn }) => stackPathOf(urn)))].sort(),
    cancels: cancels.map((cancel) => ({ ...cancel, stack: stackPathOf(cancel.urn) })),
    replacements: [...found.replacements.values()],
    removals: [...found.removals.values()],
    creations: [...found.creations.values()],
    updates: [...found.updates.values()],
  };
}
