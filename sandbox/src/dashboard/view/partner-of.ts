import type { SandboxFault } from "../../faults/fault";
import type { SandboxPartner } from "../../partners/partner";
import type { PageAddress } from "./page-address";

/** The partner that an address names, or the first one where it names none; undefined where there is none of the name. */
export function partnerOf(partners: readonly SandboxPartner[], { partnerId }: PageAddress): SandboxPartner | undefined {
  return partnerId === undefined ? partners[0] : partners.find((each) => each.partnerId === partnerId);
}

/** The faults that can hit a partner: its own, and those of everyone. */
export function faultsOf(faults: readonly SandboxFault[], partnerId: string): SandboxFault[] {
  return faults.filter((fault) => fault.partnerId === undefined || fault.partnerId === partnerId);
}
