/** What we write of a tenant. */
export interface TenantEntry {
  tenantName: string;
  tenantDomain: string;
  deletionPolicy?: string;
}

/** A file that declares tenants, as it stands. */
export interface Declarations {
  /** The tenants that its text declares, by name. */
  entries: ReadonlyMap<string, Record<string, unknown>>;
  /** The file's text with further tenants behind its last one; everything else stays as it is, to the byte. */
  with(added: ReadonlyMap<string, TenantEntry>): string;
}
