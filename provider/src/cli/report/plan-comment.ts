import type { PreviewStep } from "../shared/pulumi/preview";
import { readPlan } from "../shared/pulumi/read-plan";
import { fileIn, readFailed, readReviewed } from "../shared/plan/plan-folder";
import { badInput } from "../../messages/command";
import { describeComment, describeNoPlan, type DescribedComment } from "./text/describe-comment";
import { planChanges } from "./text/plan-changes";

export interface PlanComment extends DescribedComment {
  /** Tells comments of one repository apart. */
  key: string;
}

/** What a comment says of what `pulumi-printix plan` made: the same of the same plan, whoever asks. */
export async function commentOnPlan(folder: string): Promise<PlanComment> {
  const failed = await readFailed(folder);
  if (failed !== undefined) return { key: keyOf([failed]), text: describeNoPlan(failed), cancelsLeftOut: 0 };
  const { facts, planDigest } = await readReviewed(folder);
  return commentOnSteps(await readPlan(fileIn(folder, "preview")), facts.stack, planDigest);
}

/** @param stack where the plan changes no resource, and so names none */
export function commentOnSteps(steps: readonly PreviewStep[], stack: string, digest: string): PlanComment {
  // The engine tells steps as they come.
  const changes = planChanges(steps.toSorted((one, other) => (nameIn(one) < nameIn(other) ? -1 : 1)));
  const stacks = changes.stacks.length === 0 ? [stack] : changes.stacks;
  return { key: keyOf(stacks), ...describeComment({ stacks, changes, drift: undefined, digest }) };
}

const nameIn = ({ urn, op }: PreviewStep): string => `${urn} ${op}`;

/** By default a report is about its stacks. A plan of a stack without any resource does not name it. */
export function keyOf(stacks: readonly string[]): string {
  if (stacks.length === 0) throw badInput("The plans name no stack.", "Give the report a name with --key.");
  return stacks.toSorted().join("\n");
}
