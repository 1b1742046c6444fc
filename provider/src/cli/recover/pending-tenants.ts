import { policyOf } from "../../tenant/deletion-policy";
import { nativeTenantType } from "../../tenant/tenant-types";
import { declaredTenant, firstAttempts } from "../shared/declared-tenant";
import { tenantsOf, type StackState } from "../shared/pulumi/stack-export";
import { providerUrnOf, stackUrnOf } from "../shared/pulumi/urn";
import type { SoughtTenant } from "./sought-tenant";

/** The tenants among a stack's pending creates, by name. The engine lists the latest run first: that one counts. */
export function pendingTenants({ pendingCreates }: StackState): SoughtTenant[] {
  const tenants = tenantsOf(pendingCreates).map((resource): SoughtTenant => {
    const { urn, type, parent, provider, protect, inputs } = resource;
    return {
      ...declaredTenant(resource),
      source: "state",
      type,
      isProtected: protect === true,
      deletionPolicy: policyOf(inputs?.["deletionPolicy"]),
      ...(parent !== undefined && parent !== stackUrnOf(urn) && { parent }),
      ...(type === nativeTenantType && provider !== undefined && { provider: providerUrnOf(provider) }),
    };
  });
  return firstAttempts(tenants).sort((one, other) => one.name.localeCompare(other.name, "en", { numeric: true }));
}
