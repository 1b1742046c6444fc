import { dynamicTenantType, nativeTenantType, type TenantType } from "../../tenant/tenant-types";
import { allTenantsOf, type StackState } from "./pulumi/stack-export";

/**
 * The type of tenants that nothing declares yet: the native one where somebody asks for it, or where the stack has no
 * tenant of another type. A dynamic one is no loss in a native program: its block takes it over by an alias.
 */
export function typeToImport(isNative: boolean, { resources, pendingCreates }: StackState): TenantType {
  const tenants = allTenantsOf([...resources, ...pendingCreates]);
  const isAllNative = tenants.length > 0 && tenants.every(({ type }) => type === nativeTenantType);
  return isNative || isAllNative ? nativeTenantType : dynamicTenantType;
}
