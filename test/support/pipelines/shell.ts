export const jobNames = ["preview", "apply", "drift"] as const;
export type JobName = (typeof jobNames)[number];

/** One shell of a job: what it runs, and what the pipeline file puts into its environment. */
export interface Shell {
  /** As the forge's runner starts it. */
  args: readonly string[];
  env: Record<string, string>;
  /** Whether it also runs where the one before has failed. */
  isAlsoAfterFailure: boolean;
}

/** Whether a step with this condition runs after a failure too. @throws if the condition is another one, or none */
export function isAfterFailure(condition: string | undefined, expected: string): boolean {
  if (condition === undefined) return false;
  if (condition !== expected) throw new Error(`the tests know no step with the condition ${condition}`);
  return true;
}

/** What the forge keeps for a job, by name. What is not there is empty, as at the forge. */
export interface Kept {
  /** For every job. */
  open: Record<string, string>;
  /** For jobs in the protected environment alone. */
  protected: Record<string, string>;
}

/** Installs the packages that are not published yet, so the tests have them beside the program already. */
export const installs = "npm ci";

/** Puts values into a text where its expressions name them. */
export function filled(text: unknown, expression: RegExp, values: Record<string, string>): string {
  return String(text).replace(expression, (_, name: string) => values[name] ?? "");
}
