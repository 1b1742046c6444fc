import type { InitialUser } from "printix-partner-sdk";
import type { DeletionPolicy } from "./deletion-policy";

/** A tenant's arguments, resolved: checked, the domain canonical, the policy decided. */
export interface TenantInputs {
  tenantName: string;
  /** Canonical: `acme.printix.net`. */
  tenantDomain: string;
  deletionPolicy: DeletionPolicy;
  /** There until the tenant is created, gone from then on: a person's data does not stay in state. */
  initialUser?: InitialUser;
  /** There where it is true and the tenant is not created yet. */
  adoptExisting?: boolean;
  /** In state alone, beside the tenant's own: see there. */
  renamedFrom?: string;
}
