import { policyOf } from "../../tenant/deletion-policy";
import { nativeTenantType } from "../../tenant/tenant-types";
import { declaredTenant } from "../shared/declared-tenant";
import { plannedByStack } from "../shared/pulumi/planned-by-stack";
import { plannedCreates, type PlannedCreate, type PreviewStep } from "../shared/pulumi/preview";
import type { StackState, StateResource } from "../shared/pulumi/stack-export";
import { isDefaultProvider, stackUrnOf } from "../shared/pulumi/urn";
import type { SoughtTenant } from "./sought-tenant";

/** What is declared and, as far as state knows, not there. */
export interface Declared {
  tenants: SoughtTenant[];
  /** The providers that go with them, where state does not have them yet: they tell whose partner's a tenant is. */
  providers: StateResource[];
}

/** The tenants that a plan of this stack creates. @throws Refusal for a plan of another stack */
export function declaredByPlan(steps: readonly PreviewStep[], stack: string, { resources }: StackState): Declared {
  const creates = plannedByStack(plannedCreates(steps), [stack]).get(stack) ?? [];
  const inState = new Set(resources.map(({ urn }) => urn));
  return {
    tenants: creates.map((create) => soughtTenant(create, inState)),
    providers: steps.flatMap(({ urn, newState }) =>
      newState?.type === "pulumi:providers:printix" && !inState.has(urn) ? [{ urn, ...newState }] : [],
    ),
  };
}

function soughtTenant(create: PlannedCreate, inState: ReadonlySet<string>): SoughtTenant {
  const { urn, type, parent, provider, protect, inputs } = create;
  // The engine makes the default provider anew, by the stack's configuration.
  const isMade = provider !== undefined && isDefaultProvider(provider) && !inState.has(provider);
  return {
    ...declaredTenant(create),
    source: "plan",
    type,
    isProtected: protect === true,
    deletionPolicy: policyOf(inputs["deletionPolicy"]),
    ...(parent !== undefined && parent !== stackUrnOf(urn) && { parent }),
    ...(type === nativeTenantType && provider !== undefined && !isMade && { provider }),
  };
}
