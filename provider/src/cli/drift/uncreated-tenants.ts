import { attemptOf, firstAttempts } from "../shared/declared-tenant";
import type { PlannedCreate } from "../shared/pulumi/preview";
import { tenantsOf, type StackState } from "../shared/pulumi/stack-export";
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
