import { badInput } from "../../messages/command";
import { attemptOf, firstAttempts } from "../shared/declared-tenant";
import type { PlannedCreate } from "../shared/pulumi/preview";
import { tenantsOf, type StackState } from "../shared/pulumi/stack-export";
import { stackPathOf } from "../shared/pulumi/urn";
import { stackTenant, type StackTenant, type StateTenant } from "./state-tenants";

/** A tenant that is declared and not created, as far as state knows. */
export interface UncreatedTenant extends StackTenant {
  source: "state" | "plan";
}

/** Of one stack: creates that the engine began, replacements that were cut short, and creates of a plan. */
export function uncreatedTenants(
  stack: string,
  { pendingCreates }: StackState,
  inState: readonly StateTenant[],
  planned: readonly PlannedCreate[],
): UncreatedTenant[] {
  const begun = [
    ...planned.map((create): UncreatedTenant => ({ ...stackTenant(stack, create), source: "plan" })),
    ...tenantsOf(pendingCreates).map((resource): UncreatedTenant => ({
      ...stackTenant(stack, resource),
      source: "state",
    })),
  ];
  const cutShort = inState
    .filter(({ urn, standing }) => standing === "pending-replacement" && begun.every((tenant) => tenant.urn !== urn))
    .map(({ id, isProtected, standing, ...tenant }): UncreatedTenant => ({ ...tenant, source: "state" }));
  // A later run may have created what an earlier one left pending.
  const created = new Set(inState.filter(({ standing }) => standing === "active").map(attemptOf));
  return firstAttempts([...begun, ...cutShort]).filter((tenant) => !created.has(attemptOf(tenant)));
}

/** The creations of plans by stack. @throws Refusal where a plan is of none of the stacks, or may be of several */
export function plannedByStack(
  planned: readonly PlannedCreate[],
  stacks: readonly string[],
): ReadonlyMap<string, PlannedCreate[]> {
  const byStack = new Map<string, PlannedCreate[]>(stacks.map((stack) => [stack, []]));
  for (const create of planned) {
    const path = stackPathOf(create.urn);
    // A plan names no organization.
    const [stack, ...others] = stacks.filter((name) => name === path || name.endsWith(`/${path}`));
    if (stack === undefined) {
      throw badInput(
        `A plan is of the stack ${path}, which is none of those that were asked for (${stacks.join(", ")}).`,
        "Name it with --stack, or leave its plan out.",
      );
    }
    if (others.length > 0) {
      throw badInput(
        `A plan is of the stack ${path}, and does not say which of ${[stack, ...others].join(" and ")}.`,
        "Ask for one of them at a time, each with its own plan.",
      );
    }
    byStack.get(stack)?.push(create);
  }
  return byStack;
}
