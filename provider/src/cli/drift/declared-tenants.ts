import { canonicalDomain, withoutControls } from "printix-partner-sdk";
import { tenantType } from "../../tenant/provider-reference";
import type { StateResource } from "../shared/pulumi/stack-export";
import { nameOf } from "../shared/pulumi/urn";

/** A tenant as a stack declares it. */
export interface DeclaredTenant {
  stack: string;
  urn: string;
  /** Its name in the program. */
  name: string;
  /** Absent where the value is secret: the engine keeps that encrypted. */
  tenantName?: string;
  /** Canonical; absent where the value is secret. */
  tenantDomain?: string;
}

/** One that state says to exist. */
export interface KeptTenant extends DeclaredTenant {
  id: string;
  isProtected: boolean;
  /**
   * `here`, or on its way: `replaced` is cancelled already, and its successor is not there yet; `condemned` goes with
   * the next update.
   */
  standing: "here" | "replaced" | "condemned";
}

/** What a resource declares, cleaned as the client cleans what Printix says: the two are compared and printed. */
export function declaredTenant(
  stack: string,
  { urn, inputs = {} }: Pick<StateResource, "urn" | "inputs">,
): DeclaredTenant {
  const { tenantName, tenantDomain } = inputs;
  return {
    stack,
    urn: withoutControls(urn),
    name: withoutControls(nameOf(urn)),
    ...(typeof tenantName === "string" && { tenantName: withoutControls(tenantName) }),
    ...(typeof tenantDomain === "string" && { tenantDomain: canonicalDomain(withoutControls(tenantDomain)) }),
  };
}

/** The tenants of a stack's state. Other resources are none of our business. */
export function keptTenants(stack: string, resources: readonly StateResource[]): KeptTenant[] {
  return resources.flatMap((resource): KeptTenant[] => {
    const { type, id } = resource;
    if (type !== tenantType || id === undefined) return [];
    const standing =
      resource.delete === true ? "condemned" : resource.pendingReplacement === true ? "replaced" : "here";
    return [
      { ...declaredTenant(stack, resource), id: withoutControls(id), isProtected: resource.protect === true, standing },
    ];
  });
}
