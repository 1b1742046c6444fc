import { tenantType } from "../../tenant/provider-reference";
import { stackPathOf } from "../shared/pulumi/urn";
import { CommandFailure } from "../shared/command-failure";
import type { StackState } from "../shared/pulumi/stack-export";
import { declaredTenant, type DeclaredTenant, type KeptTenant } from "./declared-tenants";
import type { PlannedCreate } from "./plan-file";

/** A tenant that is declared and not created, as far as state knows. */
export interface PendingTenant extends DeclaredTenant {
  source: "state" | "plan";
}

/** What a stack has pending: creates that the engine began, replacements cut short, and creates of a plan. */
export function pendingTenants(
  stack: string,
  { pendingCreates }: StackState,
  kept: readonly KeptTenant[],
  planned: readonly PlannedCreate[],
): PendingTenant[] {
  const begun = [
    ...planned.map((create): PendingTenant => ({ ...declaredTenant(stack, create), source: "plan" })),
    ...pendingCreates
      .filter(({ type }) => type === tenantType)
      .map((resource): PendingTenant => ({ ...declaredTenant(stack, resource), source: "state" })),
  ];
  const all = [
    ...begun,
    ...kept
      .filter(({ urn, standing }) => standing === "replaced" && begun.every((tenant) => tenant.urn !== urn))
      .map(({ id, isProtected, standing, ...tenant }): PendingTenant => ({ ...tenant, source: "state" })),
  ];
  // A later run may have created what an earlier one left pending.
  const here = new Set(kept.filter(({ standing }) => standing === "here").map(attemptOf));
  const seen = new Set<string>();
  return all.filter((tenant) => {
    const attempt = attemptOf(tenant);
    return !here.has(attempt) && !seen.has(attempt) && seen.add(attempt);
  });
}

function attemptOf({ urn, tenantName, tenantDomain }: DeclaredTenant): string {
  return JSON.stringify([urn, tenantName, tenantDomain]);
}

/** The creations of plans by stack. @throws CommandFailure where a plan is of none of the stacks, or may be of several */
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
      throw new CommandFailure(
        `a plan is of the stack ${path}, which is none of those that were asked for (${stacks.join(", ")}): ` +
          "name it with --stack, or leave its plan out.",
      );
    }
    if (others.length > 0) {
      throw new CommandFailure(
        `a plan is of the stack ${path}, and does not say which of ${[stack, ...others].join(" and ")}: ` +
          "ask for one of them at a time, each with its own plan.",
      );
    }
    byStack.get(stack)?.push(create);
  }
  return byStack;
}
