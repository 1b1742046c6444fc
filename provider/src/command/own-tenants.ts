import type { ListOptions, PartnerClient, PartnerTenant } from "printix-partner-sdk";
import { assertOwnPartner } from "../lifecycle/own-partner";
import { tenantType } from "../provider-reference";
import type { StackState } from "./pulumi/stack-export";

/** The partner's whole list. Another partner's list would say that nothing of the stack exists. */
export async function ownTenants(
  { resources }: Pick<StackState, "resources">,
  { partnerId, tenants }: PartnerClient,
  options?: ListOptions,
): Promise<PartnerTenant[]> {
  for (const { type, outputs } of resources) if (type === tenantType) assertOwnPartner(outputs ?? {}, partnerId);
  return tenants.list(options);
}
