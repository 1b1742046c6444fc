import type { DriftClass } from "./document";

export interface ClassWords {
  name: DriftClass;
  /** What a finding of this class is. */
  means: string;
  /** What a person does about it. */
  wayOn: string;
}

const takeOver = "Take it over: write what Printix has into the program, then run `pulumi refresh`.";

/** The five classes, in the order in which reports show them: what needs a person most stands first. */
export const driftClasses: readonly ClassWords[] = [
  {
    name: "protected-and-changed",
    means: "differs at Printix, and is protected in state",
    wayOn: `${takeOver} Or change it back at Printix: as it is protected, no \`pulumi up\` can.`,
  },
  {
    name: "changed",
    means: "differs at Printix",
    wayOn: `${takeOver} Or change it back at Printix: \`pulumi up\` would have to replace it, which costs the subscription.`,
  },
  {
    name: "missing",
    means: "is in state, and Printix does not list it",
    wayOn:
      "Look for it at Printix. Where it was cancelled: its block out of the program, or `pulumi up` creates it anew; then run `pulumi refresh`.",
  },
  {
    name: "unmanaged",
    means: "is at Printix, and in none of the stacks",
    wayOn:
      "Bring it in with `pulumi-printix import` (docs/import.md), or give it an ignore rule where it is to stay outside.",
  },
  {
    name: "pending",
    means: "is declared, and not created yet",
    wayOn:
      "Run `pulumi up`; after a run that was killed, `pulumi-printix recover` first. Where Printix has it already and no run of yours made it, `adoptExisting: true`.",
  },
];
