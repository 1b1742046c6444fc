import { isCancelling, isKept, type Change } from "../run/block";
import type { Run } from "../run/run";
import type { ArgumentFault } from "../tenant/argument-faults";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { forcedFaults, roomFaults, serverFaults, successorFaults } from "./server-check";

/** A block, and how it is compared with others. */
export interface ComparedBlock {
  /** By which the block is known in this run. */
  urn: string;
  change: Change;
  /** Something is wrong with the block itself. */
  hasOwnFaults: boolean;
  /** What the program says of `adoptExisting`, which is kept of new tenants alone; it may be unknown yet. */
  adopts: unknown;
  /** Whether the partner's list is asked. */
  isListRead: boolean;
}

/** What is wrong with a block beside the other ones: of the program, and, where it changes something, of the partner. */
export async function faultsAmongOthers(block: ComparedBlock, run: Run): Promise<ArgumentFault[]> {
  const { urn, change, hasOwnFaults, adopts, isListRead } = block;
  const { stateInputs, programInputs } = change;
  // What is refused leaves a tenant of state as it is: nobody else may take it meanwhile.
  const isLeft = hasOwnFaults && stateInputs !== undefined;
  const now = isLeft ? { stateInputs, programInputs: stateInputs as TenantInputs } : change;
  const { faults, replaced } = run.holders.declared.declare(urn, now);
  if (hasOwnFaults || faults.length > 0) return faults;
  if (replaced && isKept(replaced)) return forcedFaults(replaced, isListRead ? run : undefined);
  if (!isListRead) return [];
  const request = { inputs: programInputs, adopts };
  // A replacement is a cancel and a creation: nothing may be cancelled that there is no room to create anew.
  if (stateInputs) return isCancelling(change) ? successorFaults(request, run) : [];
  // In place of its own tenant, whose domain is taken now and free by then.
  if (replaced?.stateInputs?.tenantDomain === programInputs.tenantDomain) return roomFaults(programInputs, run);
  return serverFaults(request, run);
}
