import { canonicalDomain } from "printix-partner-sdk";
import { tenantType } from "../../tenant/provider-reference";
import { policyOf, type DeletionPolicy } from "../../tenant/deletion-policy";
import type { StackState } from "../shared/pulumi/stack-export";
import { nameOf, stackUrnOf } from "../shared/pulumi/urn";

/** A tenant that the engine had begun to create. */
export interface PendingTenant {
  urn: string;
  /** Its name in the program. */
  name: string;
  /** The URN of its parent; absent where that is the stack itself. */
  parent?: string;
  isProtected: boolean;
  /** Absent where the program made it secret: the engine keeps that encrypted. */
  tenantName?: string;
  /** Canonical; absent where the program made it secret. */
  tenantDomain?: string;
  deletionPolicy: DeletionPolicy;
}

/**
 * The tenants among a stack's pending creates, by name. A run that was killed after another one was killed repeats
 * what that had pending; the engine lists the latest run first, and that is the one to go by.
 */
export function pendingTenants({ pendingCreates }: StackState): PendingTenant[] {
  const tenants = pendingCreates
    .filter(({ type }) => type === tenantType)
    .map(({ urn, parent, protect, inputs = {} }): PendingTenant => {
      const { tenantName, tenantDomain, deletionPolicy } = inputs;
      return {
        urn,
        name: nameOf(urn),
        isProtected: protect === true,
        deletionPolicy: policyOf(deletionPolicy),
        ...(parent !== undefined && parent !== stackUrnOf(urn) && { parent }),
        ...(typeof tenantName === "string" && { tenantName }),
        ...(typeof tenantDomain === "string" && { tenantDomain: canonicalDomain(tenantDomain) }),
      };
    });
  const seen = new Set<string>();
  return tenants
    .filter(({ urn, tenantName, tenantDomain }) => {
      const attempt = JSON.stringify([urn, tenantName, tenantDomain]);
      return !seen.has(attempt) && seen.add(attempt);
    })
    .sort((one, other) => one.name.localeCompare(other.name, "en", { numeric: true }));
}
