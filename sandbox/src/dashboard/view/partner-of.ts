import type { SandboxPartner } from "../../partners/partner";
import type { PageAddress } from "./page-address";

/** The partner that an address names; the first one where it names none, or one that is not there. */
export function partnerOf(partners: readonly SandboxPartner[], { partnerId }: PageAddress): SandboxPartner {
  const partner = partners.find((each) => each.partnerId === partnerId) ?? partners[0];
  if (partner === undefined) throw new Error("The sandbox has no partner.");
  return partner;
}
