import type { PartnerClient } from "printix-partner-sdk";
import { policyOf } from "../tenant/deletion-policy";
import { tenantLabel } from "../tenant/tenant-label";
import type { TenantState } from "../tenant/tenant-state";
import { assertOwnPartner } from "./own-partner";
import { Refusal } from "./refusal";

/** Cancels, forgets or refuses, as the policy in state says. The second line of defence: `protect` is the first. */
export async function deleteTenant(
  id: string,
  state: Partial<TenantState>,
  client: () => PartnerClient,
): Promise<void> {
  switch (policyOf(state.deletionPolicy)) {
    case "abandon":
      return;
    case "cancel": {
      const { partnerId, tenants } = client();
      assertOwnPartner(state, partnerId);
      return tenants.cancel(id);
    }
    case "prevent":
      throw new Refusal(
        [
          `${tenantLabel(state)}, id ${id}, was not cancelled: its deletionPolicy is "prevent". Ways out:`,
          "  - to keep it: put its block back into the program",
          "  - to stop managing it and leave it running: `pulumi state delete` with its URN",
          '  - to cancel the customer\'s subscription: put its block back with deletionPolicy "cancel", run `pulumi up`, and remove it after that',
        ].join("\n"),
      );
  }
}
