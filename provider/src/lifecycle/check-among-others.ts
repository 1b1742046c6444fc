import type { ArgumentFault } from "../tenant/argument-faults";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { isCancelling, isKept, type Change } from "../run/block";
import type { DeclaredTenants } from "../run/declared-tenants";
import { forcedFaults, roomFaults, serverFaults, successorFaults, type ServerSide } from "./server-check";

/** What a block is compared with. */
export interface Others {
  declared: DeclaredTenants;
  /** Absent where it is not to be asked. */
  server: ServerSide | undefined;
  /** Something is wrong with the block itself. */
  hasOwnFaults: boolean;
  /** What the program says of `adoptExisting`, which is kept of new tenants alone; it may be unknown yet. */
  adopts: unknown;
}

/** What is wrong with a block beside the other ones: of the program, and, where it changes something, of the partner. */
export async function faultsAmongOthers(
  urn: string,
  change: Change,
  { declared, server, hasOwnFaults, adopts }: Others,
): Promise<ArgumentFault[]> {
  const { stateInputs, programInputs } = change;
  // What is refused leaves a tenant of state as it is: nobody else may take it meanwhile.
  const isLeft = hasOwnFaults && stateInputs !== undefined;
  const now = isLeft ? { stateInputs, programInputs: stateInputs as TenantInputs } : change;
  const { faults, replaced } = declared.declare(urn, now);
  if (hasOwnFaults || faults.length > 0) return faults;
  if (replaced && isKept(replaced)) return forcedFaults(replaced, server);
  if (!server) return [];
  // A replacement is a cancel and a creation: nothing may be cancelled that there is no room to create anew.
  if (stateInputs) return isCancelling(change) ? successorFaults(programInputs, adopts, server) : [];
  // In place of its own tenant, whose domain is taken now and free by then.
  if (replaced?.stateInputs?.tenantDomain === programInputs.tenantDomain) return roomFaults(programInputs, server);
  return serverFaults(programInputs, adopts, server);
}
