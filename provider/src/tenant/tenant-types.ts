/** The resource type of the dynamic provider, which the engine routes to the dynamic host. */
export const dynamicTenantType = "pulumi-nodejs:dynamic/printix:Tenant";

/** The resource type of the native plugin (docs/native.md). */
export const nativeTenantType = "printix:index:Tenant";

export type TenantType = typeof dynamicTenantType | typeof nativeTenantType;

/** Whether a resource is a tenant, whichever of the two providers it is of. */
export function isTenantType(type: string | undefined): type is TenantType {
  return type === dynamicTenantType || type === nativeTenantType;
}
