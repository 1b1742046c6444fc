import type { SandboxFault } from "../../faults/fault";

/** The faults that can hit a partner: its own, and those of everyone. */
export function faultsOf(faults: readonly SandboxFault[], partnerId: string): SandboxFault[] {
  return faults.filter((fault) => fault.partnerId === undefined || fault.partnerId === partnerId);
}
