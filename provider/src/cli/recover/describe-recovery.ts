import { planEntry } from "./describe-plan";
import type { OtherStacks } from "./other-stacks";
import type { Outcome } from "./plan";
import type { Recovery } from "./recover";

/** Into which other stacks was looked, before a person is asked: what is in the state of none of them may still be theirs. */
export function otherStackLines({ read, unread }: OtherStacks): string[] {
  const looked = `Looked into ${read.size} other ${read.size === 1 ? "stack" : "stacks"} of this backend.`;
  const failed = [...unread].map(
    ([stack, reason]) => `Other stacks that may have a tenant and could not be read: ${stack}: ${reason}`,
  );
  return [looked, ...failed];
}

/** What was done, and what a person does next, a line each. */
export function recoveryLines({ tenants, isNeeded, isDone }: Recovery, isDeclarationRead: boolean): string[] {
  const count = (status: Outcome["status"]): number => tenants.filter((tenant) => tenant.status === status).length;
  if (tenants.length === 0) {
    const more = isDeclarationRead
      ? ", and none that is declared is missing from it"
      : ". After a run with PULUMI_SKIP_CHECKPOINTS=true no tenant is ever pending: use --preview, --plan or --yaml then";
    return [`Nothing to recover: no tenant is pending in this stack${more}.`];
  }
  const done =
    `${count("arrived")} brought into state. The next \`pulumi up\` creates ${count("not arrived")} that had not arrived, ` +
    "and what the killed run had not begun.";
  const claimed = tenants.filter((tenant) => tenant.status === "conflict" && tenant.stacks !== undefined).length;
  const undecided = count("conflict") - claimed;
  const isOver = isDone || (!isNeeded && count("conflict") === 0);
  return [
    ...(isOver ? [done] : []),
    ...(undecided > 0
      ? [
          `${undecided} in conflict. If a tenant is the same customer's, write its name as Printix has it into ` +
            "the program, with `adoptExisting: true`, and run `pulumi up`.",
        ]
      : []),
    ...(claimed > 0
      ? [
          `${claimed} that another stack has, or may have: two stacks must never have one tenant. Take it out of one of the two ` +
            "programs; if a stack cannot be read and has none of them, name that stack with --not-in.",
        ]
      : []),
  ];
}

/** A recovery for a program. Names of fields are public. */
export function recoveryDocument({ tenants, setAside, otherStacks, isDone, isCleared }: Recovery): object {
  return {
    tenants: tenants.map(planEntry),
    setAside,
    ...(otherStacks && { otherStacks: { read: [...otherStacks.read.keys()], unread: [...otherStacks.unread.keys()] } }),
    isDone,
    isCleared,
  };
}
