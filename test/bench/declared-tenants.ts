/** What a program declares of a tenant: all three programs the same. */
export interface DeclaredTenant {
  tenantName: string;
  tenantDomain: string;
  /** So that a destroy has something to send. */
  deletionPolicy: "cancel";
}

/** So many tenants, by their names in the program. */
export function declaredTenants(count: number): Record<string, DeclaredTenant> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const tenantDomain = `customer-${index}`;
      return [tenantDomain, { tenantName: `Customer ${index}`, tenantDomain, deletionPolicy: "cancel" }];
    }),
  );
}
