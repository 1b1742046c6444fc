import type { TenantSnapshot } from "printix-partner-sdk";
import type { ArgumentFault } from "../tenant/argument-faults";
import type { TenantInputs } from "../tenant/tenant-inputs";
import type { DeclaredTenants } from "./declared-tenants";
import { serverFaults, type Tell } from "./server-check";

/** What a tenant is compared with. */
export interface Others {
  declared: DeclaredTenants;
  /** Of the partner's tenants; absent where they are not to be asked for. */
  snapshot: TenantSnapshot | undefined;
  tell: Tell;
}

/** What is wrong with a tenant beside the other ones: of the program, and, where it is new, of the partner. */
export async function faultsAmongOthers(
  olds: Partial<TenantInputs>,
  inputs: TenantInputs,
  { declared, snapshot, tell }: Others,
): Promise<ArgumentFault[]> {
  const faults = declared.declare(olds, inputs);
  const isNew = olds.tenantName === undefined;
  if (faults.length > 0 || !isNew || !snapshot || declared.isMadeFree(inputs.tenantDomain)) return faults;
  return serverFaults(inputs, snapshot, tell);
}
