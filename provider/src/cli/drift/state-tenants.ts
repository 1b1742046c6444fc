import { withoutControls } from "printix-partner-sdk";
import { declaredTenant, type DeclaredTenant } from "../shared/declared-tenant";
import { standingOf, tenantsOf, type Standing, type StateResource } from "../shared/pulumi/stack-export";

/** A tenant as one of several stacks declares it. */
export interface StackTenant extends DeclaredTenant {
  stack: string;
}

/** One that the stack's state says to exist. */
export interface StateTenant extends StackTenant {
  id: string;
  isProtected: boolean;
  standing: Standing;
}

/** What a resource declares, cleaned as the client cleans what Printix says: the two are compared and printed. */
export function stackTenant(stack: string, resource: Pick<StateResource, "urn" | "inputs">): StackTenant {
  const { urn, name, tenantName, tenantDomain } = declaredTenant(resource);
  return {
    stack,
    urn: withoutControls(urn),
    name: withoutControls(name),
    ...(tenantName !== undefined && { tenantName: withoutControls(tenantName) }),
    ...(tenantDomain !== undefined && { tenantDomain: withoutControls(tenantDomain) }),
  };
}

/** The tenants of a stack's state. */
export function stateTenants(stack: string, resources: readonly StateResource[]): StateTenant[] {
  return tenantsOf(resources).flatMap((resource): StateTenant[] => {
    const { id, protect } = resource;
    if (id === undefined) return [];
    return [
      {
        ...stackTenant(stack, resource),
        id: withoutControls(id),
        isProtected: protect === true,
        standing: standingOf(resource),
      },
    ];
  });
}
