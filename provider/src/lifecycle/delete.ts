import { policyOf } from "../tenant/deletion-policy";
import { tenantLabel } from "../tenant/tenant-label";
import type { TenantState } from "../tenant/tenant-state";
import { assertOwnPartner } from "./own-partner";
import type { DeclaredTenants } from "./declared-tenants";
import { Refusal } from "./refusal";
import type { Run } from "./run";

/** Cancels, forgets or refuses, as the policy in state says. The second line of defence: `protect` is the first. */
export async function deleteTenant(
  id: string,
  state: Partial<TenantState>,
  declared: DeclaredTenants,
  run: () => Run,
): Promise<void> {
  switch (policyOf(state.deletionPolicy)) {
    case "abandon":
      return;
    case "cancel": {
      const { client, cancelCap, budget } = run();
      assertOwnPartner(state, client.partnerId);
      declared.assertGivenUp(state);
      cancelCap.take(tenantLabel(state));
      budget.begin();
      return client.tenants.cancel(id);
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
