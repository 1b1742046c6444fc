/** The domain belongs to another active tenant, of this or of any other partner. */
export class TenantConflictError extends Error {
  readonly code = "ERR_SANDBOX_TENANT_CONFLICT";

  constructor(readonly tenantDomain: string) {
    super(`The tenant domain ${tenantDomain} is already in use.`);
    this.name = "TenantConflictError";
  }
}
