import { policyOf, type DeletionPolicy } from "../../tenant/deletion-policy";
import { nativeTenantType, type TenantType } from "../../tenant/tenant-types";
import { declaredTenant, firstAttempts, type DeclaredTenant } from "../shared/declared-tenant";
import { tenantsOf, type StackState } from "../shared/pulumi/stack-export";
import { providerUrnOf, stackUrnOf } from "../shared/pulumi/urn";

/** A tenant that the engine had begun to create. */
export interface PendingTenant extends DeclaredTenant {
  type: TenantType;
  /** The URN of its parent; absent where that is the stack itself. */
  parent?: string;
  /** The URN of its provider, of the native plugin; the engine finds a dynamic one by itself. */
  provider?: string;
  isProtected: boolean;
  deletionPolicy: DeletionPolicy;
}

/** The tenants among a stack's pending creates, by name. The engine lists the latest run first: that one counts. */
export function pendingTenants({ pendingCreates }: StackState): PendingTenant[] {
  const tenants = tenantsOf(pendingCreates).map((resource): PendingTenant => {
    const { urn, type, parent, provider, protect, inputs } = resource;
    return {
      ...declaredTenant(resource),
      type,
      isProtected: protect === true,
      deletionPolicy: policyOf(inputs?.["deletionPolicy"]),
      ...(parent !== undefined && parent !== stackUrnOf(urn) && { parent }),
      ...(type === nativeTenantType && provider !== undefined && { provider: providerUrnOf(provider) }),
    };
  });
  return firstAttempts(tenants).sort((one, other) => one.name.localeCompare(other.name, "en", { numeric: true }));
}
