import { badInput } from "../../../messages/command";
import { stackPathOf } from "./urn";

/** What plans show, by stack. @throws Refusal where a plan is of none of the stacks, or may be of several */
export function plannedByStack<T extends { urn: string }>(
  planned: readonly T[],
  stacks: readonly string[],
): ReadonlyMap<string, T[]> {
  const byStack = new Map<string, T[]>(stacks.map((stack) => [stack, []]));
  for (const create of planned) {
    const path = stackPathOf(create.urn);
    // A plan names no organization.
    const [stack, ...others] = stacks.filter((name) => name === path || name.endsWith(`/${path}`));
    if (stack === undefined) {
      throw badInput(
        `A plan is for the stack ${path}, which is not one of the chosen stacks (${stacks.join(", ")}).`,
        "Add --stack for that stack, or leave its --plan out.",
      );
    }
    if (others.length > 0) {
      throw badInput(
        `A plan is for the stack ${path}, which may be any of ${[stack, ...others].join(", ")}.`,
        "Run this for one stack at a time, each with its own plan.",
      );
    }
    byStack.get(stack)?.push(create);
  }
  return byStack;
}
