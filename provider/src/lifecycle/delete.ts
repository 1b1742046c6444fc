import { Refusal } from "../messages/refusal";
import type { Run } from "../run/run";
import { policyOf } from "../tenant/deletion-policy";
import { tenantLabel } from "../tenant/tenant-label";
import type { TenantState } from "../tenant/tenant-state";
import { assertOwnPartner } from "./own-partner";

export interface DeleteRequest {
  id: string;
  /** What the engine keeps of the tenant; its policy decides. */
  state: Partial<TenantState>;
}

/** Cancels, forgets or refuses, as the policy in state says. The second line of defence: `protect` is the first. */
export async function deleteTenant(request: DeleteRequest, run: Run): Promise<void> {
  const { id, state } = request;
  switch (policyOf(state.deletionPolicy)) {
    case "abandon":
      return;
    case "cancel":
      return cancelTenant(request, run);
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

async function cancelTenant({ id, state }: DeleteRequest, { holders, partner }: Run): Promise<void> {
  const { client, cancelCap, vanishGuard, budget } = partner();
  const label = tenantLabel(state);
  assertOwnPartner(state, client.partnerId);
  await holders.giveUp(id, state, client.snapshot.listed(id));
  budget.begin();
  await vanishGuard.during(async () => {
    const outcome = await cancelCap.during(label, () => client.tenants.cancel(id));
    // Another environment's server has none of our tenants either: its word is taken as a refresh takes it.
    if (outcome === "cancelled") vanishGuard.saw();
    else await vanishGuard.confirmGone({ id, label, selfUrl: state.selfUrl });
  });
}
