import type { ArgumentFault } from "../tenant/argument-faults";
import type { TenantInputs } from "../tenant/tenant-inputs";
import type { DeclaredTenants } from "./declared-tenants";
import { serverFaults, type ServerSide } from "./server-check";

/** What a tenant is compared with. */
export interface Others {
  declared: DeclaredTenants;
  /** Absent where it is not to be asked. */
  server: ServerSide | undefined;
}

/** What is wrong with a tenant beside the other ones: of the program, and, where it is new, of the partner. */
export async function faultsAmongOthers(
  olds: Partial<TenantInputs>,
  inputs: TenantInputs,
  { declared, server }: Others,
): Promise<ArgumentFault[]> {
  const faults = declared.declare(olds, inputs);
  const isNew = olds.tenantName === undefined;
  if (faults.length > 0 || !isNew || !server) return faults;
  // In place of a tenant of ours, so its domain is taken now and free by then.
  if (declared.isMadeFree(inputs.tenantDomain)) return server.budget.plan(inputs);
  return serverFaults(inputs, server);
}
