/** No active tenant has this id. */
export class TenantNotFoundError extends Error {
  readonly code = "ERR_SANDBOX_TENANT_NOT_FOUND";

  constructor(readonly tenantId: string) {
    super(`The sandbox has no active tenant ${tenantId}.`);
    this.name = "TenantNotFoundError";
  }
}
