import type { DriftClass } from "./document";

export interface ClassWords {
  name: DriftClass;
  /** What a finding of this class is. */
  means: string;
  /** What a person does about it. */
  advice: string;
}

/** Without the refresh, state would not have the change yet (docs/drift.md, "Taking it over"). */
const refreshed = "run `pulumi preview --refresh` and `pulumi up --refresh`";
const takeOver = `Take it over: write what Printix has into the program, then ${refreshed}.`;

/** The five classes, in the order in which reports show them: the most urgent first. */
export const driftClasses: readonly ClassWords[] = [
  {
    name: "protected-and-changed",
    means: "differs at Printix, and is protected in state",
    advice: `${takeOver} Or change it back at Printix: it is protected, so no \`pulumi up\` can.`,
  },
  {
    name: "changed",
    means: "differs at Printix",
    advice: `${takeOver} Or change it back at Printix: \`pulumi up\` would have to replace it, which cancels the subscription.`,
  },
  {
    name: "missing",
    means: "is in state, and Printix does not list it",
    advice: `Look for it at Printix. If it was cancelled, take its block out of the program, then ${refreshed}: a block that stays in the program creates it again.`,
  },
  {
    name: "unmanaged",
    means: "is at Printix, and in none of the stacks",
    advice:
      "Import it with `pulumi-printix import` (docs/import.md), or add an ignore rule if it is to stay outside of Pulumi.",
  },
  {
    name: "pending",
    means: "is declared, and not created yet",
    advice:
      "Run `pulumi up`; after a killed run, run `pulumi-printix recover` first. If Printix already has it and none of your runs created it, set `adoptExisting: true`.",
  },
];
