import { canonicalDomain } from "printix-partner-sdk";
import type { StateResource } from "./pulumi/stack-export";
import { nameOf, placeOf } from "./pulumi/urn";

/** A tenant as a program declares it. */
export interface DeclaredTenant {
  urn: string;
  /** Its name in the program. */
  name: string;
  /** Absent where the program made it secret: the engine keeps that encrypted. */
  tenantName?: string;
  /** Canonical; absent where the program made it secret. */
  tenantDomain?: string;
}

/** What a resource of a state or of a plan declares. */
export function declaredTenant({ urn, inputs = {} }: Pick<StateResource, "urn" | "inputs">): DeclaredTenant {
  const { tenantName, tenantDomain } = inputs;
  return {
    urn,
    name: nameOf(urn),
    ...(typeof tenantName === "string" && { tenantName }),
    ...(typeof tenantDomain === "string" && { tenantDomain: canonicalDomain(tenantDomain) }),
  };
}

/** The same for all attempts to create one tenant, and another one where its name or its domain changed in between. */
export function attemptOf({ urn, tenantName, tenantDomain }: DeclaredTenant): string {
  return JSON.stringify([placeOf(urn), tenantName, tenantDomain]);
}

/** The first of each attempt: a run that was killed after another one was killed repeats what that had pending. */
export function firstAttempts<T extends DeclaredTenant>(tenants: readonly T[]): T[] {
  return [...Map.groupBy(tenants, attemptOf).values()].flatMap(([first]) => (first === undefined ? [] : [first]));
}
