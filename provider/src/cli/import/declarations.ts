/** What is written of a tenant. */
export interface TenantEntry {
  tenantName: string;
  tenantDomain: string;
  deletionPolicy?: string;
}

/** A file that declares tenants, as it stands. */
export interface Declarations {
  /** What it declares by name, as far as its text alone tells. */
  entries: ReadonlyMap<string, Record<string, unknown>>;
  /** The file's text with further tenants behind its last one; everything else stays as it is, to the byte. */
  with(added: ReadonlyMap<string, TenantEntry>): string;
}
